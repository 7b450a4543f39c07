'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { ComparisonInput } from '#server/schemas/comparison.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { toComparisonInput } from './search-params.ts';
import type { Playground } from './use-playground-state.ts';

/** A slider on its way makes one request. */
const SETTLE_MS = 200;

/** All versions for what is chosen; the last answer stays while the next is on its way. */
export function useComparison(playground: Playground) {
  const trpc = useTrpc();
  // As text, so that equal input is equal.
  const wanted = JSON.stringify(toComparisonInput(playground));
  const [settled] = useDebouncedValue(wanted, SETTLE_MS);
  const input: ComparisonInput = JSON.parse(settled);
  const comparison = useQuery(
    trpc.recommendation.compare.queryOptions(input.bandIds.length > 0 ? input : skipToken, {
      placeholderData: keepPreviousData,
    }),
  );
  return { ...comparison, isBehind: wanted !== settled || comparison.isFetching };
}
