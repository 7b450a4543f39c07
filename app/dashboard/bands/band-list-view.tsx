'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import {
  BAND_COLUMNS,
  BAND_PAGE_SIZE,
  DEFAULT_BAND_COLUMNS,
} from '#server/schemas/band-list-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { CatalogueList } from '../_shared/catalogue-list.tsx';
import { ListOptions } from '../_shared/list-options.tsx';
import { useSettledSearch } from '../_shared/use-list-query.ts';
import { useListWords } from '../_shared/use-list-words.ts';
import { useOpenBand } from '../_shared/use-open-band.ts';
import { useSelection } from '../_shared/use-selection.ts';
import { BandFilters } from './band-filters.tsx';
import {
  type BandListParams,
  bandListParsers,
  toFilterInput,
  toListInput,
} from './band-list-params.ts';
import { KeywordFilter } from './keyword-filter.tsx';
import { useBandColumns } from './use-band-columns.tsx';

const BandBulk = dynamic(() => import('./band-bulk.tsx').then((module) => module.BandBulk));

const NO_FILTER = {
  ...{ q: '', vector: null, recommended: null, kind: null, keyword: null, trash: false, page: 1 },
};

/** The whole catalogue: searched, filtered, ordered and paged by the server. */
export function BandListView() {
  const t = useTranslations('dashboard.bands');
  const trpc = useTrpc();
  const [params, setParams] = useQueryStates(bandListParsers);
  const [openBandId, openBand] = useOpenBand();
  const asked = useSettledSearch(params);
  const filterInput = toFilterInput(asked);
  const list = useQuery(
    trpc.band.list.queryOptions(toListInput(asked), { placeholderData: keepPreviousData }),
  );
  const facets = useQuery(
    trpc.band.facets.queryOptions(filterInput, { placeholderData: keepPreviousData }),
  );
  const selection = useSelection(JSON.stringify(filterInput));
  // Once something was selected, what was done stays in sight with its way back.
  const [hasSelected, setHasSelected] = useState(false);
  if (!hasSelected && selection.ids.size > 0) setHasSelected(true);
  const columns = useBandColumns(openBand, params.columns ?? DEFAULT_BAND_COLUMNS);
  const isFiltered = Boolean(
    params.q ||
      params.vector ||
      params.recommended ||
      params.kind ||
      params.keyword !== null ||
      params.trash,
  );
  const clear = () => setParams(NO_FILTER);
  return (
    <div data-wide>
      <CatalogueList
        words={useListWords('bands')}
        params={params}
        setParams={setParams as never}
        columns={columns}
        list={list}
        rows={list.data?.bands}
        pageSize={BAND_PAGE_SIZE}
        rowId={(row) => row.bandId}
        rowName={(row) => row.bandName || t('nameless')}
        selection={selection}
        isFiltered={isFiltered}
        onClear={clear}
        isRowOpen={(row) => row.bandId === openBandId}
        onRow={(row) => openBand(row.bandId)}
        filters={
          <>
            <BandFilters
              params={params}
              facets={facets.data}
              keyword={list.data?.keyword}
              onFilter={(change: Partial<BandListParams>) => setParams({ ...change, page: 1 })}
              onClear={isFiltered ? clear : undefined}
            />
            <KeywordFilter
              chosen={params.keyword}
              onChoose={(keyword) => setParams({ keyword, page: 1 })}
            />
            <ListOptions
              path="/dashboard/bands"
              columns={BAND_COLUMNS.map((key) => ({ key, label: t(`columns.${key}`) }))}
              chosen={params.columns ?? DEFAULT_BAND_COLUMNS}
              onChoose={(keys) => {
                const chosen = BAND_COLUMNS.filter((key) => keys.includes(key));
                const isUsual = chosen.join() === DEFAULT_BAND_COLUMNS.join();
                setParams({ columns: isUsual ? null : chosen });
              }}
            />
          </>
        }
      >
        {hasSelected && (
          <BandBulk
            selection={selection}
            filter={filterInput}
            isTrash={params.trash}
            pageCount={list.data?.bands.length ?? 0}
            totalCount={list.data?.totalCount ?? 0}
          />
        )}
      </CatalogueList>
    </div>
  );
}
