'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { debounce } from 'nuqs';
import type { ReactNode } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { type ListColumn, type ListSort, ListTable } from '#components/list-table.tsx';
import { SearchField } from '#components/search-field.tsx';
import styles from './catalogue-list.module.css';
import { TYPING_PAUSE_MS } from './use-list-query.ts';
import type { Selection } from './use-selection.ts';

interface ListParams<SortKey extends string> {
  q: string;
  sort: SortKey;
  dir: 'asc' | 'desc';
  page: number;
}

type SetParams = (
  change: Partial<ListParams<never>> & Record<string, unknown>,
  options?: Record<string, unknown>,
) => unknown;

/** What a list of this shape says of itself. */
export interface ListWords {
  title: string;
  search: string;
  searchHint: string;
  failed: string;
  clear: string;
  noMatch: string;
  noMatchText: string;
  empty: string;
  emptyText: string;
  selectRow: (name: string) => string;
}

interface CatalogueListProps<Row, SortKey extends string> {
  words: ListWords;
  params: ListParams<SortKey>;
  setParams: SetParams;
  columns: readonly ListColumn<Row, SortKey>[];
  /** The answer, as TanStack's query has it. */
  list: {
    error: unknown;
    isPlaceholderData: boolean;
    data: { totalCount: number } | undefined;
    refetch: () => unknown;
  };
  rows: readonly Row[] | undefined;
  pageSize: number;
  rowId: (row: Row) => number;
  rowName: (row: Row) => string;
  selection: Selection;
  isFiltered: boolean;
  onClear: () => void;
  /** Beside the search. */
  filters: ReactNode;
  /** Between the filters and the table. */
  children?: ReactNode;
  onRow?: (row: Row) => void;
  isRowOpen?: (row: Row) => boolean;
}

/** A list of the catalogue, which its address reproduces: search, filters, a sorted and paged table, selection. */
export function CatalogueList<Row, SortKey extends string>(
  props: CatalogueListProps<Row, SortKey>,
) {
  const { words, params, setParams, list, rows, rowId, rowName, selection, isFiltered } = props;
  const page = Math.max(1, params.page);
  const ids = rows?.map(rowId) ?? [];
  const allLabel = useTranslations('dashboard.editing')('selectPage');
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <SearchField
          label={words.search}
          placeholder={words.searchHint}
          value={params.q}
          onChange={(text) =>
            setParams({ q: text, page: 1 }, { limitUrlUpdates: debounce(TYPING_PAUSE_MS) })
          }
        />
        {props.filters}
      </div>
      {props.children}
      {list.error && !list.data ? (
        <FailureNote error={list.error} what={words.failed} onRetry={() => list.refetch()} />
      ) : (
        <ListTable
          label={words.title}
          columns={props.columns}
          rows={rows}
          rowKey={rowId}
          selection={{
            allLabel,
            rowLabel: (row) => words.selectRow(rowName(row)),
            isSelected: (row) => selection.isAll || selection.ids.has(rowId(row)),
            onToggle: (row) => selection.toggle(rowId(row)),
            onTogglePage: (isOn) => selection.toggleMany(ids, isOn),
          }}
          isRowOpen={props.isRowOpen}
          onRow={props.onRow}
          isBehind={list.isPlaceholderData}
          sort={{ by: params.sort, direction: params.dir }}
          onSort={({ by, direction }: ListSort<SortKey>) =>
            setParams({ sort: by as never, dir: direction, page: 1 })
          }
          page={page}
          pageSize={props.pageSize}
          totalCount={list.data?.totalCount}
          onPage={(next) => setParams({ page: next }, { history: 'push' })}
          empty={
            isFiltered || page > 1 ? (
              <EmptyState
                title={words.noMatch}
                text={words.noMatchText}
                action={
                  <Button variant="default" size="sm" onClick={props.onClear}>
                    {words.clear}
                  </Button>
                }
              />
            ) : (
              <EmptyState title={words.empty} text={words.emptyText} />
            )
          }
        />
      )}
    </div>
  );
}
