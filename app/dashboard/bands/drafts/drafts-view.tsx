'use client';

import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { PageBar } from '#components/page-bar.tsx';
import type { DraftList } from '#server/schemas/draft.ts';
import { DRAFT_PAGE_SIZE } from '#server/schemas/draft-words.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { DraftCard } from './draft-card.tsx';
import { draftParsers } from './draft-params.ts';
import styles from './drafts.module.css';
import { LastDecision } from './last-decision.tsx';
import { useDecisions } from './use-decisions.ts';
import { WriteMissing } from './write-missing.tsx';

/** What the chat model proposes, one card a band, to be accepted, edited or dropped. */
export function DraftsView() {
  const t = useTranslations('dashboard.drafts');
  const trpc = useTrpc();
  const [params, setParams] = useQueryStates(draftParsers);
  const page = Math.max(1, params.page);
  const list = useQuery(
    trpc.draft.list.queryOptions({ page }, { placeholderData: keepPreviousData }),
  );
  const decisions = useDecisions();
  const { data } = list;
  if (list.error && !data) {
    return <FailureNote error={list.error} what={t('failed')} onRetry={() => list.refetch()} />;
  }
  if (!data) return <Skeleton height={240} radius="md" />;
  return (
    <div className={styles.view}>
      {data.isOn && <WriteMissing count={data.undraftedCount} />}
      <LastDecision decisions={decisions} />
      {data.drafts.length > 0 ? (
        <ul className={styles.cards} aria-label={t('title')}>
          {data.drafts.map((draft) => (
            <li key={draft.draftId}>
              <DraftCard draft={draft} isOn={data.isOn} decisions={decisions} />
            </li>
          ))}
        </ul>
      ) : (
        <NoDrafts list={data} />
      )}
      {data.totalCount > DRAFT_PAGE_SIZE && (
        <PageBar
          page={page}
          pageSize={DRAFT_PAGE_SIZE}
          totalCount={data.totalCount}
          onPage={(next) => setParams({ page: next }, { history: 'push' })}
        />
      )}
    </div>
  );
}

function NoDrafts({ list: { isOn, undraftedCount } }: { list: DraftList }) {
  const t = useTranslations('dashboard.drafts');
  if (!isOn) {
    return (
      <EmptyState
        title={t('off')}
        text={t.rich('offText', { code: (chunks) => <code>{chunks}</code> })}
      />
    );
  }
  return (
    <EmptyState
      title={t('empty')}
      text={undraftedCount > 0 ? t('emptyText', { count: undraftedCount }) : t('allDescribed')}
    />
  );
}
