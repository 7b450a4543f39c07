'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ListTable } from '#components/list-table.tsx';
import { MEMBER_PAGE_SIZE, type MemberSort } from '#server/schemas/member-list-words.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { listParsers, toListInput } from './list-state.ts';
import { MemberFilters } from './member-filters.tsx';
import { useMemberColumns } from './use-member-columns.tsx';

const TYPING_MS = 250;
const NO_FILTER = { q: null, state: null, recommended: null, page: null };

/** Everyone, searched, filtered, sorted and paged by the server. */
export function MemberList() {
  const t = useTranslations('dashboard.members');
  const trpc = useTrpc();
  const [state, setState] = useQueryStates(listParsers);
  const [typed] = useDebouncedValue(state.q, TYPING_MS);
  const input = toListInput({ ...state, q: typed });
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...trpc.member.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  const columns = useMemberColumns();
  const isFiltered = state.q !== '' || state.state !== null || state.recommended !== null;
  return (
    <>
      <MemberFilters
        state={state}
        recommended={data?.recommended ?? undefined}
        onChange={(change) => setState({ ...change, page: null })}
      />
      {error && !data ? (
        <FailureNote what={t('list.failed')} error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable
          label={t('list.label')}
          columns={columns}
          rows={data?.members}
          rowKey={({ externalId, userId }) => externalId ?? `user:${userId}`}
          isBehind={isPlaceholderData || typed !== state.q}
          sort={{ by: state.sort, direction: state.dir }}
          onSort={({ by, direction }) =>
            setState({ sort: by as MemberSort, dir: direction, page: null })
          }
          page={data?.page ?? state.page}
          pageSize={MEMBER_PAGE_SIZE}
          totalCount={data?.totalCount}
          onPage={(page) => setState({ page }, { history: 'push', scroll: true })}
          empty={
            isFiltered ? (
              <EmptyState
                title={t('list.noMatch')}
                text={t('list.noMatchText')}
                action={
                  <Button size="sm" variant="default" onClick={() => setState(NO_FILTER)}>
                    {t('list.clear')}
                  </Button>
                }
              />
            ) : (
              <EmptyState title={t('list.empty')} text={t('list.emptyText')} />
            )
          }
        />
      )}
    </>
  );
}
