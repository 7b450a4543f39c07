'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ListTable } from '#components/list-table.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import { ClusterCountChoice } from './cluster-count-choice.tsx';
import styles from './clusters-view.module.css';
import { MapAge } from './map-age.tsx';
import { Recompute } from './recompute.tsx';
import { useClusterColumns } from './use-cluster-columns.tsx';

/** All clusters of the catalogue, and why there are so many. */
export function ClustersView() {
  const t = useTranslations('dashboard.clusters');
  const trpc = useTrpc();
  const { data, error, isError, refetch } = useQuery(trpc.cluster.overview.queryOptions());
  const columns = useClusterColumns(data?.clusters ?? []);
  if (isError && !data) return <FailureNote error={error} onRetry={() => refetch()} />;
  return (
    <div className={styles.view}>
      {data?.map && <MapAge map={data.map} />}
      <ListTable
        label={t('list')}
        columns={columns}
        rows={data?.clusters}
        rowKey={({ index }) => index}
        empty={
          <EmptyState
            title={t('empty.title')}
            text={t('empty.text')}
            action={<Recompute label={t('empty.make')} />}
          />
        }
      />
      {data?.map && <ClusterCountChoice map={data.map} />}
    </div>
  );
}
