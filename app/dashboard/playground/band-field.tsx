'use client';

import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BandCard } from '#server/schemas/band.ts';
import { MAX_COMPARED_BANDS } from '#server/schemas/comparison-limits.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { type ApproachEvents, useLoadOnApproach } from '../_shared/use-load-on-approach.ts';

const SETTLE_MS = 150;
const RESULT_LIMIT = 20;

const loadPicker = () => import('#components/band-picker.tsx').then((m) => m.BandPicker);

interface BandFieldProps {
  pickedIds: readonly number[];
  onToggle: (band: BandCard) => void;
}

/** Search by name. A plain field at first: the picker, a seventh of the page's budget, comes on approach. */
export function BandField({ pickedIds, onToggle }: BandFieldProps) {
  const t = useTranslations('dashboard.playground.bands');
  const trpc = useTrpc();
  const [query, setQuery] = useState('');
  const { Component: Picker, events, wasFocused } = useLoadOnApproach(loadPicker);
  const wanted = query.normalize('NFC').trim();
  const [settled] = useDebouncedValue(wanted, SETTLE_MS);
  const search = useQuery(
    trpc.band.search.queryOptions(Picker ? { query: settled, limit: RESULT_LIMIT } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  );
  const isBehind = wanted !== settled || search.isPlaceholderData || search.isPending;
  if (!Picker) return <FieldStandIn query={query} onQueryChange={setQuery} {...events} />;
  return (
    <Picker
      query={query}
      onQueryChange={setQuery}
      bands={search.data?.bands ?? []}
      status={search.isError ? 'failed' : isBehind ? 'searching' : 'found'}
      pickedIds={new Set(pickedIds)}
      isFull={pickedIds.length >= MAX_COMPARED_BANDS}
      fullText={t('full', { max: MAX_COMPARED_BANDS })}
      size="sm"
      takesFocus={wasFocused}
      onToggle={onToggle}
    />
  );
}

function FieldStandIn({
  query,
  onQueryChange,
  ...events
}: { query: string; onQueryChange: (query: string) => void } & ApproachEvents) {
  const t = useTranslations('picks');
  return (
    <TextInput
      label={t('search')}
      placeholder={t('placeholder')}
      role="combobox"
      aria-expanded={false}
      aria-haspopup="listbox"
      value={query}
      leftSection={<IconSearch size={18} />}
      onChange={(event) => onQueryChange(event.currentTarget.value)}
      maxLength={100}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      {...events}
    />
  );
}
