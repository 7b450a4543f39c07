'use client';

import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import { ChangeLine } from './change-line.tsx';
import styles from './change-list.module.css';
import { nextCursor } from './next-cursor.ts';

const SKELETON_ROWS = 3;

interface ChangeListProps {
  subject?: 'band' | 'keyword';
  /** One band or keyword; absent: whatever was changed. */
  subjectId?: number;
}

/** What was changed, when and by whom, the newest first; each can be undone while nothing came after it. */
export function ChangeList({ subject, subjectId }: ChangeListProps) {
  const t = useTranslations('dashboard.editing');
  const trpc = useTrpc();
  const list = useInfiniteQuery(
    trpc.change.list.infiniteQueryOptions(
      { subject, subjectId },
      {
        getNextPageParam: nextCursor,
        staleTime: 0,
      },
    ),
  );
  if (list.error && !list.data) {
    return (
      <FailureNote error={list.error} what={t('historyFailed')} onRetry={() => list.refetch()} />
    );
  }
  if (!list.data) {
    return (
      <div aria-hidden="true">
        {Array.from({ length: SKELETON_ROWS }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no other name
          <Skeleton key={index} height={44} mt={10} />
        ))}
      </div>
    );
  }
  const changes = list.data.pages.flatMap((page) => page.changes);
  if (changes.length === 0) {
    return <EmptyState title={t('noHistory')} text={t('noHistoryText')} />;
  }
  return (
    <>
      <ol className={styles.list} aria-label={t('history')}>
        {changes.map((change) => (
          <ChangeLine
            key={change.entryId}
            change={change}
            isSubjectKnown={subjectId !== undefined}
          />
        ))}
      </ol>
      {list.hasNextPage && (
        <Button
          className={styles.more}
          size="sm"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}
