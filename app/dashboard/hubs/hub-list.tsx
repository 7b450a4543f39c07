import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { ListTable } from '#components/list-table.tsx';
import { SearchField } from '#components/search-field.tsx';
import type { HubRow, HubSummary } from '#server/schemas/hub.ts';
import { HUB_PAGE_SIZE, type HubSort } from '#server/schemas/hub-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './hub-list.module.css';
import { type HubSearch, toHubListInput } from './hub-search-params.ts';
import { useHubColumns } from './use-hub-columns.tsx';

interface HubListProps {
  search: HubSearch;
  onSearch: (
    change: { [Key in keyof HubSearch]?: HubSearch[Key] | null },
    options?: { history: 'replace' },
  ) => void;
  summary: HubSummary | undefined;
}

const TYPING_PAUSE_MS = 250;

/** Bands in too many lists, in none, or of the bar that was chosen. */
export function HubList({ search, onSearch, summary }: HubListProps) {
  const t = useTranslations('dashboard.hubs');
  const trpc = useTrpc();
  const [q] = useDebouncedValue(search.q, TYPING_PAUSE_MS);
  const { data, error, isError, isPlaceholderData, refetch } = useQuery(
    trpc.hub.list.queryOptions(toHubListInput({ ...search, q: search.q && q }), {
      placeholderData: keepPreviousData,
    }),
  );
  const isOfBar = search.min !== null || search.max !== null;
  const kind = isOfBar ? 'bar' : search.list;
  const columns = useHubColumns({ by: search.by, list: kind });
  const countOf = (count: number | undefined) => count ?? 0;
  return (
    <section className={styles.section} aria-label={t('list.label')}>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t('list.choose')}
          value={isOfBar ? '' : search.list}
          onChange={(list) =>
            onSearch({ list: list as HubSearch['list'], min: null, max: null, page: null })
          }
          data={[
            { value: 'hubs', label: t('list.hubs', { count: countOf(summary?.hubCount) }) },
            {
              value: 'orphans',
              label: t('list.orphans', { count: countOf(summary?.orphanCount) }),
            },
          ]}
        />
        {isOfBar && (
          <Button
            variant="light"
            size="sm"
            rightSection={<IconX size={14} aria-hidden="true" />}
            onClick={() => onSearch({ min: null, max: null, page: null })}
            aria-label={t('list.leaveBar')}
          >
            {t(`list.bar.${search.by}`, {
              min: search.min ?? 0,
              max: search.max ?? 0,
              shape: search.max === null ? 'from' : search.min === search.max ? 'one' : 'range',
            })}
          </Button>
        )}
        <div className={styles.search}>
          <SearchField
            label={t('list.search')}
            placeholder={t('list.search')}
            value={search.q}
            onChange={(q) => onSearch({ q: q || null, page: null }, { history: 'replace' })}
          />
        </div>
      </div>
      {!isOfBar && summary && (
        <p className={styles.rule}>
          {t(`rule.${search.list}.${search.by}`, { threshold: summary.hubThreshold })}
        </p>
      )}
      {isError && !data ? (
        <FailureNote error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable<HubRow, HubSort>
          label={t('list.label')}
          columns={columns}
          rows={data?.rows}
          rowKey={({ bandId }) => bandId}
          isBehind={isPlaceholderData}
          sort={{ by: search.sort, direction: search.dir }}
          onSort={({ by, direction }) => onSearch({ sort: by, dir: direction, page: null })}
          page={data?.page}
          pageSize={HUB_PAGE_SIZE}
          totalCount={data?.totalCount}
          onPage={(page) => onSearch({ page })}
          empty={<NoBands search={search} kind={kind} summary={summary} onSearch={onSearch} />}
        />
      )}
    </section>
  );
}

function NoBands({
  search,
  kind,
  summary,
  onSearch,
}: HubListProps & { kind: 'bar' | HubSearch['list'] }) {
  const t = useTranslations('dashboard.hubs.empty');
  if (search.q) {
    return (
      <EmptyState
        title={t('search', { query: search.q })}
        action={
          <Button variant="default" onClick={() => onSearch({ q: null, page: null })}>
            {t('clear')}
          </Button>
        }
      />
    );
  }
  if (summary?.listCount === 0) {
    return (
      <EmptyState
        title={t(`none.${search.by}`)}
        text={t(`noneText.${search.by}`)}
        action={
          search.by === 'neighbours' && (
            <Button component={Link} href="/dashboard/clusters" variant="default">
              {t('toClusters')}
            </Button>
          )
        }
      />
    );
  }
  return <EmptyState title={t(`${kind}.title`)} text={t(`${kind}.text`)} />;
}
