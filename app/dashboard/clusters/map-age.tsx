import { useFormatter, useTranslations } from 'next-intl';
import type { ClusterOverview } from '#server/schemas/cluster.ts';
import styles from './map-age.module.css';

/** When the clusters were made, and whether the catalogue has changed since. */
export function MapAge({ map }: { map: NonNullable<ClusterOverview['map']> }) {
  const t = useTranslations('dashboard.clusters.age');
  const format = useFormatter();
  const { createdAt, isStale, isOtherModel, changeCount } = map;
  const made = t('made', { date: format.dateTime(new Date(createdAt), { dateStyle: 'medium' }) });
  return (
    <p className={styles.age} data-stale={isStale || undefined}>
      {made} {isStale && (isOtherModel ? t('otherModel') : t('stale', { count: changeCount }))}
    </p>
  );
}
