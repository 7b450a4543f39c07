import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { BarHistogram } from '#components/bar-histogram.tsx';
import type { ClusterOverview } from '#server/schemas/cluster.ts';
import styles from './cluster-count-choice.module.css';
import { Recompute } from './recompute.tsx';

/** Why there are so many clusters: how well each number separates the bands. */
export function ClusterCountChoice({ map }: { map: NonNullable<ClusterOverview['map']> }) {
  const t = useTranslations('dashboard.clusters.count');
  const format = useFormatter();
  const [chosen, setChosen] = useState(map.clusterCount);
  const decimal = (value: number) =>
    format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <section className={styles.panel} aria-label={t('title', { count: map.clusterCount })}>
      <div className={styles.words}>
        <h2 className={styles.title}>{t('title', { count: map.clusterCount })}</h2>
        <p className={styles.why}>{t(`why.${map.chosenBy}`, { count: map.clusterCount })}</p>
        <Recompute label={t('recompute', { count: chosen })} clusterCount={chosen} />
      </div>
      {map.silhouettes.length > 0 && (
        <BarHistogram
          label={t('chart')}
          bars={map.silhouettes.map(({ clusterCount, silhouette }) => ({
            key: String(clusterCount),
            label: format.number(clusterCount),
            countLabel: decimal(silhouette),
            description: t('bar', { count: clusterCount, value: decimal(silhouette) }),
            count: Math.max(0, silhouette),
            isChosen: clusterCount === chosen,
          }))}
          onChoose={({ key }) => setChosen(Number(key))}
        />
      )}
    </section>
  );
}
