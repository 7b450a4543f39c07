'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { debounce, useQueryStates } from 'nuqs';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { FilterToggle } from '#components/filter-toggle.tsx';
import { ListTable } from '#components/list-table.tsx';
import { SearchField } from '#components/search-field.tsx';
import { toSearchText } from '#components/search-text.ts';
import { KEYWORD_PAGE_SIZE } from '#server/schemas/keyword-list-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './keyword-list.module.css';
import { keywordListParsers, toListInput } from './keyword-list-params.ts';
import { useKeywordColumns } from './use-keyword-columns.tsx';

const TYPING_PAUSE_MS = 250;

/** The words that members choose and bands carry, with what becomes of each. */
export function KeywordListView() {
  const t = useTranslations('dashboard.keywords');
  const trpc = useTrpc();
  const [params, setParams] = useQueryStates(keywordListParsers);
  const [q] = useDebouncedValue(toSearchText(params.q), TYPING_PAUSE_MS);
  const list = useQuery(
    trpc.keyword.browse.queryOptions(toListInput({ ...params, q }), {
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useKeywordColumns();
  const clear = () => setParams({ q: '', used: null, page: 1 });
  const counts = list.data?.counts;
  const isFiltered = params.q !== '' || params.used !== null || params.page > 1;
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <SearchField
          label={t('search')}
          placeholder={t('searchHint')}
          value={params.q}
          onChange={(text) =>
            setParams({ q: text, page: 1 }, { limitUrlUpdates: debounce(TYPING_PAUSE_MS) })
          }
        />
        <fieldset className={styles.group} aria-label={t('filters.label')}>
          {(['yes', 'no'] as const).map((used) => (
            <FilterToggle
              key={used}
              label={t(`filters.${used}`)}
              count={counts && (used === 'yes' ? counts.used : counts.unused)}
              isOn={params.used === used}
              onToggle={(isOn) => setParams({ used: isOn ? used : null, page: 1 })}
            />
          ))}
        </fieldset>
      </div>
      {list.error && !list.data ? (
        <FailureNote error={list.error} what={t('failed')} onRetry={() => list.refetch()} />
      ) : (
        <ListTable
          label={t('title')}
          columns={columns}
          rows={list.data?.keywords}
          rowKey={(row) => row.keywordId}
          isBehind={list.isPlaceholderData}
          sort={{ by: params.sort, direction: params.dir }}
          onSort={({ by, direction }) => setParams({ sort: by, dir: direction, page: 1 })}
          page={toListInput(params).page}
          pageSize={KEYWORD_PAGE_SIZE}
          totalCount={list.data?.totalCount}
          onPage={(page) => setParams({ page }, { history: 'push' })}
          empty={
            isFiltered ? (
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
