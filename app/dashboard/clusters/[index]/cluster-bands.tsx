import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { BandLine } from '#components/band-line.tsx';
import { markCluster } from '#components/cluster-marks.ts';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { type ListColumn, ListTable } from '#components/list-table.tsx';
import { ScoreBar } from '#components/score-bar.tsx';
import { SearchField } from '#components/search-field.tsx';
import type { ClusterBand } from '#server/schemas/cluster.ts';
import { CLUSTER_PAGE_SIZE, type ClusterSort } from '#server/schemas/cluster-words.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { useOpenBand } from '../../_shared/use-open-band.ts';
import { clusterSearchParams, toClusterBandsInput } from './cluster-search-params.ts';
import styles from './cluster-view.module.css';

const TYPING_PAUSE_MS = 250;
const BAR_WIDTH = 0.05;

/** A cluster's bands, nearest to its middle first. */
export function ClusterBands({ index }: { index: number }) {
  const t = useTranslations('dashboard.clusters.bands');
  const format = useFormatter();
  const trpc = useTrpc();
  const [search, setSearch] = useQueryStates(clusterSearchParams, { history: 'push' });
  const [q] = useDebouncedValue(search.q, TYPING_PAUSE_MS);
  const { data, error, isError, isPlaceholderData, refetch } = useQuery(
    trpc.cluster.bands.queryOptions(toClusterBandsInput(index, { ...search, q: search.q && q }), {
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useColumns(index);
  const decimal = (value: number) =>
    format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <section className={styles.bands} aria-label={t('label')}>
      <div className={styles.tools}>
        <h2 className={styles.sectionTitle}>{t('label')}</h2>
        {search.bar !== null && (
          <Button
            variant="light"
            size="sm"
            rightSection={<IconX size={14} aria-hidden="true" />}
            title={t('leaveBar')}
            onClick={() => setSearch({ bar: null, page: null })}
          >
            {t('ofBar', {
              from: decimal(search.bar * BAR_WIDTH),
              to: decimal((search.bar + 1) * BAR_WIDTH),
            })}
          </Button>
        )}
        <div className={styles.search}>
          <SearchField
            label={t('search')}
            placeholder={t('search')}
            value={search.q}
            onChange={(q) => setSearch({ q: q || null, page: null }, { history: 'replace' })}
          />
        </div>
      </div>
      {isError && !data ? (
        <FailureNote error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable<ClusterBand, ClusterSort>
          label={t('label')}
          columns={columns}
          rows={data?.rows}
          rowKey={({ bandId }) => bandId}
          isBehind={isPlaceholderData}
          sort={{ by: search.sort, direction: search.dir }}
          onSort={({ by, direction }) => setSearch({ sort: by, dir: direction, page: null })}
          page={data?.page}
          pageSize={CLUSTER_PAGE_SIZE}
          totalCount={data?.totalCount}
          onPage={(page) => setSearch({ page })}
          empty={
            <EmptyState
              title={search.q ? t('noMatch', { query: search.q }) : t('none')}
              action={
                (search.q || search.bar !== null) && (
                  <Button
                    variant="default"
                    onClick={() => setSearch({ q: null, bar: null, page: null })}
                  >
                    {t('showAll')}
                  </Button>
                )
              }
            />
          }
        />
      )}
    </section>
  );
}

function useColumns(index: number): ListColumn<ClusterBand, ClusterSort>[] {
  const t = useTranslations('dashboard.clusters.bands');
  const bands = useTranslations('dashboard.bands');
  const [, openBand] = useOpenBand();
  return [
    {
      key: 'band',
      label: t('band'),
      sortKey: 'name',
      render: ({ bandId, bandName, keywords }) => (
        <BandLine
          band={{ bandName: bandName || bands('nameless'), keywords }}
          onOpen={() => openBand(bandId)}
        />
      ),
    },
    {
      key: 'closeness',
      label: t('closeness'),
      sortKey: 'closeness',
      width: '190px',
      render: ({ closeness, isPlacedLater }) => (
        <span title={isPlacedLater ? t('placedLater') : undefined}>
          <ScoreBar value={closeness} color={markCluster(index).color} />
        </span>
      ),
    },
    {
      key: 'count',
      label: t('count'),
      sortKey: 'count',
      isNumber: true,
      isSecondary: true,
      width: '150px',
      render: ({ setCount }) => t('memberCount', { count: setCount }),
    },
  ];
}
