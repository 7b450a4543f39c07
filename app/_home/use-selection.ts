'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import type { BandCard } from '#server/schemas/band.ts';
import {
  EMPTY_SELECTION,
  MAX_BANDS,
  MAX_KEYWORDS,
  parseSelection,
  type Selection,
  toggleId,
} from './selection.ts';

/** Something that took picks away, so that it can be undone. */
export type Change = { kind: 'removed'; bandName: string } | { kind: 'cleared' | 'replaced' };

/** The visitor's picks: from the address at first, afterwards by hand, one step undoable. */
export function useSelection() {
  const searchParams = useSearchParams();
  const [initial] = useState(() => parseSelection(searchParams));
  const [selection, setSelection] = useState(initial);
  const [undoable, setUndoable] = useState<{ change: Change; before: Selection }>();

  const changeTo = (next: Selection, change: Change) => {
    setUndoable({ change, before: selection });
    setSelection(next);
  };

  return {
    /** What the address asked for; some of it may not exist. */
    initial,
    selection,
    change: undoable?.change,
    toggleBand: ({ bandId, bandName }: BandCard) => {
      const toggle = (from: Selection) => ({
        ...from,
        bandIds: toggleId(from.bandIds, bandId, MAX_BANDS),
      });
      if (selection.bandIds.includes(bandId)) {
        changeTo(toggle(selection), { kind: 'removed', bandName });
        return;
      }
      setUndoable(undefined);
      setSelection(toggle);
    },
    toggleKeyword: (keywordId: number) => {
      setUndoable(undefined);
      setSelection((from) => ({
        ...from,
        keywordIds: toggleId(from.keywordIds, keywordId, MAX_KEYWORDS),
      }));
    },
    clear: () => changeTo(EMPTY_SELECTION, { kind: 'cleared' }),
    replace: (next: Selection) => {
      if (selection.bandIds.length > 0) changeTo(next, { kind: 'replaced' });
      else setSelection(next);
    },
    undo: () => {
      if (undoable) setSelection(undoable.before);
      setUndoable(undefined);
    },
    dismissChange: () => setUndoable(undefined),
  };
}
