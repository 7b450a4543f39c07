'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BandPicker } from '#components/band-picker.tsx';
import { useTrpc } from '../trpc-provider.tsx';
import { MAX_BANDS } from './selection.ts';
import type { Picks } from './use-picks.ts';

const SETTLE_MS = 150;
const RESULT_LIMIT = 20;

export function BandSearch({ picks }: { picks: Picks }) {
  const trpc = useTrpc();
  const [query, setQuery] = useState('');
  const wanted = query.normalize('NFC').trim();
  const [settled] = useDebouncedValue(wanted, SETTLE_MS);
  const search = useQuery(
    trpc.band.search.queryOptions(
      { query: settled, limit: RESULT_LIMIT },
      { placeholderData: keepPreviousData },
    ),
  );
  const isBehind = wanted !== settled || search.isPlaceholderData || search.isPending;
  return (
    <BandPicker
      query={query}
      onQueryChange={setQuery}
      bands={search.data?.bands ?? []}
      status={search.isError ? 'failed' : isBehind ? 'searching' : 'found'}
      pickedIds={new Set(picks.bandIds)}
      isFull={picks.bandIds.length >= MAX_BANDS}
      onToggle={picks.toggleBand}
    />
  );
}
