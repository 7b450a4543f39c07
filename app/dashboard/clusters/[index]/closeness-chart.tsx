import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { BarHistogram } from '#components/bar-histogram.tsx';
import { markCluster } from '#components/cluster-marks.ts';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../../trpc-provider.tsx';
import { clusterSearchParams } from './cluster-search-params.ts';
import styles from './cluster-view.module.css';

/** How close a cluster's bands are to its middle; each bar lists its bands. */
export function ClosenessChart({ index }: { index: number }) {
  const t = useTranslations('dashboard.clusters.closeness');
  const format = useFormatter();
  const trpc = useTrpc();
  const [search, setSearch] = useQueryStates(clusterSearchParams, { history: 'push' });
  const { data, error, isError, refetch } = useQuery(
    trpc.cluster.closeness.queryOptions({ index }),
  );
  const decimal = (value: number) =>
    format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <section className={styles.card} aria-label={t('title')}>
      <h2 className={styles.cardTitle}>{t('title')}</h2>
      {isError && !data ? (
        <FailureNote error={error} onRetry={() => refetch()} />
      ) : data ? (
        <BarHistogram
          label={t('title')}
          color={markCluster(index).color}
          bars={data.bars.map(({ bar, from, to, count }) => ({
            key: String(bar),
            label: decimal(from),
            countLabel: format.number(count),
            description: t('bar', { from: decimal(from), to: decimal(to), count }),
            count,
            isChosen: search.bar === bar,
          }))}
          onChoose={({ key, isChosen }) =>
            setSearch({ bar: isChosen ? null : Number(key), page: null })
          }
        />
      ) : (
        <Skeleton height={160} />
      )}
      <p className={styles.hint}>{t('hint')}</p>
    </section>
  );
}
