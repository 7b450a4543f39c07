import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import styles from './cluster-badge.module.css';
import { markCluster } from './cluster-marks.ts';

interface ClusterBadgeProps {
  index: number;
  /** What its curator calls it; else its keywords name it. */
  name?: string | null;
  /** Its typical keywords. */
  keywords?: readonly string[];
  /** As a heading. */
  isLarge?: boolean;
  /** The letter alone, where room is scarce. */
  isCompact?: boolean;
}

/** A cluster: its colour, its letter and, where given, its name or the keywords that name it. */
export function ClusterBadge(props: ClusterBadgeProps) {
  const { index, name, keywords = [], isLarge, isCompact } = props;
  const t = useTranslations('explain');
  const { letter, color, ink } = markCluster(index);
  const words = name || keywords.join(' · ');
  return (
    <span className={clsx(styles.badge, isLarge && styles.large)}>
      <span
        className={clsx(styles.letter, letter.length > 1 && styles.pair)}
        style={{ background: color, color: ink }}
        aria-hidden="true"
      >
        {letter}
      </span>
      <span className={words || isCompact ? styles.spoken : undefined}>
        {t('clusterName', { letter })}
      </span>
      {words && <span>{words}</span>}
    </span>
  );
}
