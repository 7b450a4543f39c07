'use client';

import { useState } from 'react';

export interface Selection {
  ids: ReadonlySet<number>;
  /** All that the list's filter leaves, also on other pages. */
  isAll: boolean;
  toggle: (id: number) => void;
  toggleMany: (ids: readonly number[], isOn: boolean) => void;
  selectAll: () => void;
  clear: () => void;
}

/** Which rows are selected; it ends when the list shows something else (`scope`), not with its page or order. */
export function useSelection(scope: string): Selection {
  const [state, setState] = useState({ scope, ids: new Set<number>(), isAll: false });
  const isOfScope = state.scope === scope;
  const ids = isOfScope ? state.ids : new Set<number>();
  const put = (next: Iterable<number>) => setState({ scope, ids: new Set(next), isAll: false });
  return {
    ids,
    isAll: isOfScope && state.isAll,
    toggle: (id) => put(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
    toggleMany: (many, isOn) =>
      put(isOn ? [...ids, ...many] : [...ids].filter((id) => !many.includes(id))),
    selectAll: () => setState({ scope, ids, isAll: true }),
    clear: () => put([]),
  };
}
