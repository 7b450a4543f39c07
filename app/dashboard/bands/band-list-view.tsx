'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { debounce, useQueryStates } from 'nuqs';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ListTable } from '#components/list-table.tsx';
import { SearchField } from '#components/search-field.tsx';
import { toSearchText } from '#components/search-text.ts';
import { BAND_PAGE_SIZE } from '#server/schemas/band-list-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { useOpenBand } from '../_shared/use-open-band.ts';
import { BandFilters } from './band-filters.tsx';
import styles from './band-list.module.css';
import {
  type BandListParams,
  bandListParsers,
  toFilterInput,
  toListInput,
} from './band-list-params.ts';
import { useBandColumns } from './use-band-columns.tsx';

const TYPING_PAUSE_MS = 250;
const NO_FILTER = { q: '', vector: null, recommended: null, kind: null, keyword: null, page: 1 };

/** The whole catalogue: searched, filtered, ordered and paged by the server. */
export function BandListView() {
  const t = useTranslations('dashboard.bands');
  const trpc = useTrpc();
  const [params, setParams] = useQueryStates(bandListParsers);
  const [openBandId, openBand] = useOpenBand();
  const [q] = useDebouncedValue(toSearchText(params.q), TYPING_PAUSE_MS);
  const asked = { ...params, q };
  const list = useQuery(
    trpc.band.list.queryOptions(toListInput(asked), { placeholderData: keepPreviousData }),
  );
  const facets = useQuery(
    trpc.band.facets.queryOptions(toFilterInput(asked), { placeholderData: keepPreviousData }),
  );
  const columns = useBandColumns(openBand);
  const filter = (change: Partial<BandListParams>) => setParams({ ...change, page: 1 });
  const clear = () => setParams(NO_FILTER);
  const isFiltered = Boolean(
    params.q || params.vector || params.recommended || params.kind || params.keyword !== null,
  );
  return (
    <div data-wide className={styles.view}>
      <div className={styles.tools}>
        <SearchField
          label={t('search')}
          placeholder={t('searchHint')}
          value={params.q}
          onChange={(text) =>
            setParams({ q: text, page: 1 }, { limitUrlUpdates: debounce(TYPING_PAUSE_MS) })
          }
        />
        <BandFilters
          params={params}
          facets={facets.data}
          keyword={list.data?.keyword}
          onFilter={filter}
          onClear={isFiltered ? clear : undefined}
        />
      </div>
      {list.error && !list.data ? (
        <FailureNote error={list.error} what={t('failed')} onRetry={() => list.refetch()} />
      ) : (
        <ListTable
          label={t('title')}
          columns={columns}
          rows={list.data?.bands}
          rowKey={(row) => row.bandId}
          isRowOpen={(row) => row.bandId === openBandId}
          onRow={(row) => openBand(row.bandId)}
          isBehind={list.isPlaceholderData}
          sort={{ by: params.sort, direction: params.dir }}
          onSort={({ by, direction }) => setParams({ sort: by, dir: direction, page: 1 })}
          page={toListInput(params).page}
          pageSize={BAND_PAGE_SIZE}
          totalCount={list.data?.totalCount}
          onPage={(page) => setParams({ page }, { history: 'push' })}
          empty={
            isFiltered || params.page > 1 ? (
              <EmptyState
                title={t('noMatch')}
                text={t('noMatchText')}
                action={
                  <Button variant="default" size="sm" onClick={clear}>
                    {t('clear')}
                  </Button>
                }
              />
            ) : (
              <EmptyState title={t('empty')} text={t('emptyText')} />
            )
          }
        />
      )}
    </div>
  );
}
