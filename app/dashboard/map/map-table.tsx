'use client';

import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { BandLine } from '#components/band-line.tsx';
import { ClusterBadge } from '#components/cluster-badge.tsx';
import { markCluster } from '#components/cluster-marks.ts';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { type ListColumn, ListTable } from '#components/list-table.tsx';
import { ScoreBar } from '#components/score-bar.tsx';
import {
  MAP_TABLE_PAGE_SIZE,
  MAP_TABLE_SORTS,
  type MapCluster,
  type MapFacts,
  type MapTableRow,
} from '#server/schemas/map.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { useOpenBand } from '../_shared/use-open-band.ts';
import { FactsNote } from './facts-note.tsx';
import styles from './map.module.css';
import { nameMapCluster } from './name-map-cluster.ts';

type SortKey = (typeof MAP_TABLE_SORTS)[number];

const tableParams = {
  cluster: parseAsInteger,
  sort: parseAsStringLiteral(MAP_TABLE_SORTS).withDefault('closeness'),
  direction: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  page: parseAsInteger.withDefault(1),
};

interface MapTableProps {
  clusters: readonly MapCluster[];
  facts: MapFacts;
}

/** All that the picture says, in words and numbers: for ears, for keys, for browsers that can't draw. */
export function MapTable({ clusters, facts }: MapTableProps) {
  const t = useTranslations('dashboard.map.table');
  const format = useFormatter();
  const trpc = useTrpc();
  const [, openBand] = useOpenBand();
  const [params, setParams] = useQueryStates(tableParams, { history: 'push' });
  const table = useQuery(
    trpc.map.table.queryOptions(
      {
        clusterIndex: params.cluster,
        sort: params.sort,
        direction: params.direction,
        page: Math.max(1, params.page),
      },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns: ListColumn<MapTableRow, SortKey>[] = [
    {
      key: 'name',
      label: t('band'),
      sortKey: 'name',
      render: (row) => <BandLine band={row} onOpen={() => openBand(row.bandId)} />,
    },
    {
      key: 'cluster',
      label: t('cluster'),
      isSecondary: true,
      render: ({ clusterIndex, isPlacedLater }) => {
        const cluster = clusters[clusterIndex];
        return (
          <span className={styles.tableCluster}>
            <ClusterBadge index={clusterIndex} name={cluster && nameMapCluster(cluster)} />
            {isPlacedLater && <span className={styles.later}>{t('placedLater')}</span>}
          </span>
        );
      },
    },
    {
      key: 'closeness',
      label: t('closeness'),
      sortKey: 'closeness',
      isNumber: true,
      width: '150px',
      render: ({ closeness, clusterIndex }) => (
        <ScoreBar value={closeness} color={markCluster(clusterIndex).color} />
      ),
    },
    {
      key: 'timesRecommended',
      label: t('timesRecommended'),
      sortKey: 'timesRecommended',
      isNumber: true,
      isSecondary: true,
      width: '130px',
      render: ({ timesRecommended }) => format.number(timesRecommended),
    },
  ];
  return (
    <div className={styles.table}>
      <NativeSelect
        className={styles.tableChoice}
        label={t('which')}
        value={params.cluster ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setParams({ cluster: value === '' ? null : Number(value), page: null });
        }}
        data={[
          { value: '', label: t('all', { count: facts.bandCount }) },
          ...clusters.map((cluster) => ({
            value: String(cluster.clusterIndex),
            label: t('option', {
              letter: markCluster(cluster.clusterIndex).letter,
              name: nameMapCluster(cluster),
              count: cluster.size,
            }),
          })),
        ]}
      />
      {table.error && !table.data ? (
        <FailureNote error={table.error} onRetry={() => table.refetch()} />
      ) : (
        <ListTable
          label={t('label')}
          columns={columns}
          rows={table.data?.rows}
          rowKey={({ bandId }) => bandId}
          isBehind={table.isPlaceholderData}
          sort={{ by: params.sort, direction: params.direction }}
          onSort={({ by, direction }) => setParams({ sort: by, direction, page: null })}
          page={Math.max(1, params.page)}
          pageSize={MAP_TABLE_PAGE_SIZE}
          totalCount={table.data?.totalCount}
          onPage={(page) => setParams({ page })}
          empty={<EmptyState title={t('empty')} text={t('emptyText')} />}
        />
      )}
      <FactsNote facts={facts} />
    </div>
  );
}
