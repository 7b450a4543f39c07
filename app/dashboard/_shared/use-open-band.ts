'use client';

import { parseAsInteger, useQueryState } from 'nuqs';

/** `?band=6`: the band whose panel is open, on any page. */
export function useOpenBand() {
  return useQueryState('band', parseAsInteger.withOptions({ history: 'push' }));
}
