'use client';

import { Anchor, SegmentedControl, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { FailureNote } from '#components/failure-note.tsx';
import type { ListKind } from '#server/schemas/hub.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { HubList } from './hub-list.tsx';
import { hubSearchParams } from './hub-search-params.ts';
import { HubSummaryPanel, HubSummarySkeleton } from './hub-summary-panel.tsx';
import styles from './hub-view.module.css';

const SOURCE = 'https://www.jmlr.org/papers/v11/radovanovic10a.html';

/** How evenly bands share the places in lists, and which ones are in too many or in none. */
export function HubView() {
  const t = useTranslations('dashboard.hubs');
  const trpc = useTrpc();
  const [search, setSearch] = useQueryStates(hubSearchParams, { history: 'push' });
  const summary = useQuery(
    trpc.hub.summary.queryOptions({ by: search.by }, { placeholderData: keepPreviousData }),
  );
  return (
    <div className={styles.view}>
      <Text className={styles.disease}>
        {t.rich('disease', {
          source: (words) => (
            <Anchor
              href={SOURCE}
              target="_blank"
              rel="noopener noreferrer"
              inherit
              underline="always"
            >
              {words}
            </Anchor>
          ),
        })}
      </Text>
      <SegmentedControl
        className={styles.by}
        aria-label={t('by.label')}
        value={search.by}
        onChange={(by) =>
          setSearch({ by: by as ListKind, min: null, max: null, sort: null, dir: null, page: null })
        }
        data={[
          { value: 'sets', label: t('by.sets') },
          { value: 'neighbours', label: t('by.neighbours') },
        ]}
      />
      {summary.isError && !summary.data ? (
        <FailureNote error={summary.error} onRetry={() => summary.refetch()} />
      ) : summary.data ? (
        <HubSummaryPanel
          by={search.by}
          summary={summary.data}
          isBehind={summary.isPlaceholderData}
          chosen={search}
          onChoose={(range) => setSearch({ ...range, page: null })}
        />
      ) : (
        <HubSummarySkeleton />
      )}
      <HubList search={search} onSearch={setSearch} summary={summary.data} />
    </div>
  );
}
