import { useFormatter, useTranslations } from 'next-intl';
import { markCluster } from '#components/cluster-marks.ts';
import type { Cluster } from '#server/schemas/cluster.ts';
import styles from './tightness.module.css';

/** How close a cluster's bands are together: a thin bar and a word that compares it with the others. */
export function Tightness({
  cluster,
}: {
  cluster: Pick<Cluster, 'index' | 'cohesion' | 'tightness'>;
}) {
  const t = useTranslations('dashboard.clusters.tightness');
  const format = useFormatter();
  const { index, cohesion, tightness } = cluster;
  const value = format.number(cohesion, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <span className={styles.tightness} title={t('hint', { value })}>
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.fill}
          style={{
            width: `${Math.min(1, Math.max(0, cohesion)) * 100}%`,
            background: markCluster(index).color,
          }}
        />
      </span>
      {t(tightness)}
    </span>
  );
}
