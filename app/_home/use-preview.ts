'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useTrpc } from '../trpc-provider.tsx';

/** Three quick clicks make one request. */
const SETTLE_MS = 200;

/** The recommendation for these picks; the last one stays while the next is on its way. */
export function usePreview(
  bandIds: readonly number[],
  keywordIds: readonly number[],
  isReady: boolean,
) {
  const trpc = useTrpc();
  // As text, so that equal picks are equal; sorted, since their order doesn't matter.
  const wanted = isReady && bandIds.length > 0 ? `${sort(bandIds)}|${sort(keywordIds)}` : '';
  const [settled] = useDebouncedValue(wanted, SETTLE_MS);
  const [bands = '', keywords = ''] = settled.split('|');
  const preview = useQuery(
    trpc.recommendation.preview.queryOptions(
      settled ? { bandIds: toIds(bands), keywordIds: toIds(keywords) } : skipToken,
      { placeholderData: keepPreviousData },
    ),
  );
  return { ...preview, isBehind: wanted !== settled || preview.isFetching };
}

function sort(ids: readonly number[]): string {
  return ids.toSorted((a, b) => a - b).join(',');
}

function toIds(text: string): number[] {
  return text === '' ? [] : text.split(',').map(Number);
}
