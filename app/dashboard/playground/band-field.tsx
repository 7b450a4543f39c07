'use client';

import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ComponentType, useRef, useState } from 'react';
import type { BandPickerProps } from '#components/band-picker.tsx';
import type { BandCard } from '#server/schemas/band.ts';
import { MAX_COMPARED_BANDS } from '#server/schemas/comparison-limits.ts';
import { useTrpc } from '../../trpc-provider.tsx';

const SETTLE_MS = 150;
const RESULT_LIMIT = 20;

interface BandFieldProps {
  pickedIds: readonly number[];
  onToggle: (band: BandCard) => void;
}

/** Search by name. A plain field at first: the picker, a seventh of the page's budget, comes on approach. */
export function BandField({ pickedIds, onToggle }: BandFieldProps) {
  const t = useTranslations('dashboard.playground.bands');
  const trpc = useTrpc();
  const [query, setQuery] = useState('');
  const { Picker, fieldProps, wasFocused } = usePicker();
  const wanted = query.normalize('NFC').trim();
  const [settled] = useDebouncedValue(wanted, SETTLE_MS);
  const search = useQuery(
    trpc.band.search.queryOptions(Picker ? { query: settled, limit: RESULT_LIMIT } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  );
  const isBehind = wanted !== settled || search.isPlaceholderData || search.isPending;
  if (!Picker) return <FieldStandIn query={query} onQueryChange={setQuery} {...fieldProps} />;
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

/** Fetches the picker when the field is approached, and swaps it in when no syllable is being composed. */
function usePicker() {
  const [Picker, setPicker] = useState<ComponentType<BandPickerProps>>();
  const [wasFocused, setWasFocused] = useState(false);
  const isComposing = useRef(false);
  const isFocused = useRef(false);
  const loaded = useRef<ComponentType<BandPickerProps>>(undefined);
  const swap = () => {
    const component = loaded.current;
    if (!component || isComposing.current) return;
    setWasFocused(isFocused.current);
    setPicker(() => component);
  };
  const load = () => {
    // Where it can't be fetched the next approach tries again.
    import('#components/band-picker.tsx').then(
      ({ BandPicker }) => {
        loaded.current = BandPicker;
        swap();
      },
      () => undefined,
    );
  };
  return {
    Picker,
    wasFocused,
    fieldProps: {
      onPointerEnter: load,
      onFocus: () => {
        isFocused.current = true;
        load();
      },
      onBlur: () => {
        isFocused.current = false;
      },
      onCompositionStart: () => {
        isComposing.current = true;
      },
      onCompositionEnd: () => {
        isComposing.current = false;
        // After the field's own change event, which brings the last syllable.
        setTimeout(swap);
      },
    },
  };
}

function FieldStandIn({
  query,
  onQueryChange,
  ...events
}: { query: string; onQueryChange: (query: string) => void } & ReturnType<
  typeof usePicker
>['fieldProps']) {
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
