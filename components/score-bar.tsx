import { useFormatter, useTranslations } from 'next-intl';
import styles from './score-bar.module.css';

interface ScoreBarProps {
  value: number;
  color?: string;
  /** Says beside the bar what it measures. */
  isLabelled?: boolean;
}

/** A thin bar and two decimals; the pointer brings out four. */
export function ScoreBar({ value, color, isLabelled }: ScoreBarProps) {
  const t = useTranslations('results');
  const format = useFormatter();
  const show = (digits: number) =>
    format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const share = Math.max(0, Math.min(1, value));
  return (
    <span className={styles.score} title={t('similarity', { value: show(4) })}>
      {isLabelled && (
        <span className={styles.label} aria-hidden="true">
          {t('closeness')}
        </span>
      )}
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.fill}
          style={{ width: `${share * 100}%`, background: color ?? 'var(--accent)' }}
        />
      </span>
      <span className={styles.number} aria-hidden="true">
        <span className={styles.short}>{show(2)}</span>
        <span className={styles.long}>{show(4)}</span>
      </span>
      <span className={styles.spoken}>{t('similarity', { value: show(2) })}</span>
    </span>
  );
}
