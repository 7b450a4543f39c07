'use client';

import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { KeywordPicker } from '#components/keyword-picker.tsx';
import { useTrpc } from '../../trpc-provider.tsx';

export interface KeywordFilterPanelProps {
  chosen: number | null;
  onChoose: (keywordId: number | null) => void;
}

/** The keywords that bands carry, the most used first; one of them filters the list. */
export function KeywordFilterPanel({ chosen, onChoose }: KeywordFilterPanelProps) {
  const t = useTranslations('dashboard.bands.filters');
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.keyword.list.queryOptions());
  if (error && !data) return <FailureNote error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton height={66} />;
  if (data.keywords.length === 0) return <EmptyState title={t('noKeywords')} />;
  return (
    <KeywordPicker
      keywords={data.keywords}
      selectedIds={new Set(chosen === null ? [] : [chosen])}
      max={Number.POSITIVE_INFINITY}
      onToggle={({ keywordId }) => onChoose(keywordId === chosen ? null : keywordId)}
    />
  );
}
