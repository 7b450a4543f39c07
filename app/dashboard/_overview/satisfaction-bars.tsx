import { useFormatter, useTranslations } from 'next-intl';
import type { Overview } from '#server/schemas/overview.ts';
import styles from './satisfaction-bars.module.css';

const REASONS = [
  'PERFECT_MATCH',
  'NEW_DISCOVERY',
  'ALREADY_KNOWN',
  'NOT_MY_TASTE',
  'KEYWORD_MISMATCH',
  'GENRE_FINE_TRACK_NOT_MY_TASTE',
  'BORED',
  'OTHER',
] as const;

/** What members said of their sets, as bars; the satisfied ones in another colour, and named. */
export function SatisfactionBars({ satisfaction }: Pick<Overview, 'satisfaction'>) {
  const t = useTranslations('dashboard.overview.satisfaction');
  const format = useFormatter();
  if (satisfaction.length === 0) return <p className={styles.none}>{t('none')}</p>;
  const total = satisfaction.reduce((sum, { count }) => sum + count, 0);
  const satisfied = satisfaction.reduce((sum, row) => sum + (row.isSatisfied ? row.count : 0), 0);
  const most = Math.max(...satisfaction.map(({ count }) => count));
  return (
    <>
      <p className={styles.lead}>{t('lead', { total, satisfied })}</p>
      <ul className={styles.list}>
        {satisfaction.map(({ reason, isSatisfied, count }) => (
          <li key={`${reason} ${isSatisfied}`} className={styles.row}>
            <span className={styles.reason}>
              {t(`reasons.${REASONS.find((known) => known === reason) ?? 'OTHER'}`)}
              <span className={styles.mood}>{t(isSatisfied ? 'happy' : 'unhappy')}</span>
            </span>
            <span className={styles.count}>{format.number(count)}</span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.fill}
                data-happy={isSatisfied}
                style={{ width: `${(count / most) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
