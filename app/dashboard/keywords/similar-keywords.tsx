'use client';

import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import type { SimilarKeywords as Group } from '#server/schemas/keyword-edit.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { UndoNotice } from '../_shared/undo-notice.tsx';
import { useEditFailure } from '../_shared/use-edit-failure.ts';
import styles from './similar-keywords.module.css';
import { useKeywordChanges } from './use-keyword-changes.ts';

const FIRST_COUNT = 8;

/** Keywords that look like one and the same, each group merged with one click. */
export function SimilarKeywords() {
  const t = useTranslations('dashboard.keywords.similar');
  const trpc = useTrpc();
  const list = useQuery(trpc.keyword.similar.queryOptions(undefined, { staleTime: 0 }));
  const changes = useKeywordChanges();
  const describeFailure = useEditFailure();
  const [isWhole, setWhole] = useState(false);
  const groups = list.data?.groups ?? [];
  return (
    <section className={styles.section} aria-label={t('title')}>
      <h2 className={styles.title}>{t('title')}</h2>
      <p className={styles.lead}>{t('lead')}</p>
      <div role="status">
        {changes.outcome?.groupId && (
          <UndoNotice
            key={changes.outcome.groupId}
            groupId={changes.outcome.groupId}
            onClose={changes.dismiss}
          >
            {changes.outcome.text}
          </UndoNotice>
        )}
        {changes.error !== undefined && (
          <p className={styles.failure}>{describeFailure(changes.error)}</p>
        )}
      </div>
      {!list.data && !list.error && <Skeleton height={88} />}
      {!list.data && list.error && (
        <FailureNote error={list.error} what={t('failed')} onRetry={() => list.refetch()} />
      )}
      {list.data && groups.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      <ul className={styles.groups}>
        {groups.slice(0, isWhole ? undefined : FIRST_COUNT).map((group) => (
          <GroupLine
            key={group.keywords[0]?.keywordId}
            group={group}
            isBusy={changes.isBusy}
            onMerge={changes.merge.mutate}
          />
        ))}
      </ul>
      {groups.length > FIRST_COUNT && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('less') : t('more', { count: groups.length - FIRST_COUNT })}
        </Button>
      )}
    </section>
  );
}

function GroupLine({
  group,
  isBusy,
  onMerge,
}: {
  group: Group;
  isBusy: boolean;
  onMerge: (merge: { sourceIds: number[]; targetId: number }) => void;
}) {
  const t = useTranslations('dashboard.keywords.similar');
  const [target, ...sources] = group.keywords;
  if (!target) return null;
  return (
    <li className={styles.group}>
      <span className={styles.words}>
        {group.keywords.map(({ keywordId, keyword, bandCount }) => (
          <span key={keywordId} className={styles.word}>
            {keyword} <span className={styles.count}>{t('bands', { count: bandCount })}</span>
          </span>
        ))}
      </span>
      <span className={styles.reason}>{t(`reasons.${group.similarity}`)}</span>
      <Button
        size="compact-sm"
        variant="default"
        disabled={isBusy}
        onClick={() =>
          onMerge({
            sourceIds: sources.map(({ keywordId }) => keywordId),
            targetId: target.keywordId,
          })
        }
      >
        {t('merge', { keyword: target.keyword })}
      </Button>
    </li>
  );
}
