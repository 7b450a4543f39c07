'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { toSearchText } from '#components/search-text.ts';

/** A pause in typing after which the list is asked, and the address written. */
export const TYPING_PAUSE_MS = 250;

/** The list's parameters as they are asked for: the search once nobody types. */
export function useSettledSearch<Params extends { q: string }>(params: Params): Params {
  const [q] = useDebouncedValue(toSearchText(params.q), TYPING_PAUSE_MS);
  return { ...params, q };
}
