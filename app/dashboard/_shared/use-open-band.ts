'use client';

import { parseAsBoolean, parseAsInteger, useQueryState } from 'nuqs';

/** `?band=6`: the band whose panel is open, on any page. */
export function useOpenBand() {
  return useQueryState('band', parseAsInteger.withOptions({ history: 'push' }));
}

/** `?new=true`: the form of a new band is open. */
export function useNewBand() {
  return useQueryState('new', parseAsBoolean.withDefault(false).withOptions({ history: 'push' }));
}
