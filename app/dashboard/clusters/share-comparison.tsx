import { useFormatter, useTranslations } from 'next-intl';
import { markCluster } from '#components/cluster-marks.ts';
import type { Cluster } from '#server/schemas/cluster.ts';
import styles from './share-comparison.module.css';

interface ShareComparisonProps {
  cluster: Pick<Cluster, 'index' | 'catalogueShare' | 'setShare' | 'weight'>;
  /** All of them: the largest share of any has the longest bar. */
  clusters: readonly Pick<Cluster, 'catalogueShare' | 'setShare'>[];
}

/** What of the recommendations lands in a cluster, above what of the catalogue it is. */
export function ShareComparison({ cluster, clusters }: ShareComparisonProps) {
  const t = useTranslations('dashboard.clusters.share');
  const format = useFormatter();
  const { index, catalogueShare, setShare, weight } = cluster;
  const percent = (share: number) =>
    format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  if (setShare === null || weight === null) return <span className={styles.none}>{t('none')}</span>;
  const largest = Math.max(
    ...clusters.flatMap((each) => [each.catalogueShare, each.setShare ?? 0]),
  );
  const width = (share: number) => `${largest === 0 ? 0 : (share / largest) * 100}%`;
  const said = t('said', { sets: percent(setShare), catalogue: percent(catalogueShare) });
  return (
    <span className={styles.comparison} title={said}>
      <span className={styles.tracks} aria-hidden="true">
        <span
          className={styles.bar}
          style={{ width: width(setShare), background: markCluster(index).color }}
        />
        <span className={styles.bar} style={{ width: width(catalogueShare) }} />
      </span>
      <span aria-hidden="true" className={styles.number}>
        {percent(setShare)}
        <span className={styles.due}> / {percent(catalogueShare)}</span>
      </span>
      <span className={styles.spoken}>{said}</span>
      <span className={styles.word} data-weight={weight}>
        {t(weight)}
      </span>
    </span>
  );
}
