'use client';

import { throttle, useQueryStates } from 'nuqs';
import { useState } from 'react';
import type { BandCard } from '#server/schemas/band.ts';
import type { MemberInput } from '#server/schemas/comparison.ts';
import {
  MAX_COMPARED_BANDS,
  MAX_COMPARED_KEYWORDS,
  PRODUCTION_OPTIONS,
} from '#server/schemas/comparison-limits.ts';
import { type PlaygroundState, playgroundParsers, type Version } from './search-params.ts';

/** Something that took picks away, so that it can be undone. */
export type Change =
  | { kind: 'removed'; bandName: string }
  | { kind: 'cleared' | 'example' }
  | { kind: 'member'; externalId: string };

type Picked = Pick<PlaygroundState, 'bands' | 'keywords'>;

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const ADDRESS_MS = 300;

/** The page's state as the address has it, and what may change it; one step undoable. */
export function usePlaygroundState() {
  const [state, setState] = useQueryStates(playgroundParsers, {
    limitUrlUpdates: throttle(ADDRESS_MS),
  });
  const [undoable, setUndoable] = useState<{ change: Change; before: Picked }>();
  const bands = state.bands.slice(0, MAX_COMPARED_BANDS);
  const keywords = state.keywords.slice(0, MAX_COMPARED_KEYWORDS);
  const { k, t, candidates, version } = state;

  const changeTo = (next: Picked, change: Change) => {
    setUndoable(
      bands.length + keywords.length > 0 ? { change, before: { bands, keywords } } : undefined,
    );
    setState(next);
  };

  return {
    bands,
    keywords,
    k,
    t,
    candidates,
    version,
    /** Ids of the address beyond what a comparison takes. */
    surplus: state.bands.length - bands.length + (state.keywords.length - keywords.length),
    isProduction:
      k === PRODUCTION_OPTIONS.clusterCount &&
      t === PRODUCTION_OPTIONS.baseT &&
      candidates === PRODUCTION_OPTIONS.candidatesPerProbe,
    change: undoable?.change,
    toggleBand: ({ bandId, bandName }: Pick<BandCard, 'bandId' | 'bandName'>) => {
      if (bands.includes(bandId)) {
        const rest = bands.filter((id) => id !== bandId);
        changeTo({ bands: rest, keywords }, { kind: 'removed', bandName });
        return;
      }
      if (bands.length >= MAX_COMPARED_BANDS) return;
      setUndoable(undefined);
      setState({ bands: [...bands, bandId] });
    },
    toggleKeyword: (keywordId: number) => {
      setUndoable(undefined);
      setState({
        keywords: keywords.includes(keywordId)
          ? keywords.filter((id) => id !== keywordId)
          : [...keywords, keywordId],
      });
    },
    clear: () => changeTo({ bands: [], keywords: [] }, { kind: 'cleared' }),
    fillExample: (next: Picked) => changeTo(next, { kind: 'example' }),
    startFrom: ({ externalId, bandIds, keywordIds }: MemberInput) =>
      changeTo({ bands: bandIds, keywords: keywordIds }, { kind: 'member', externalId }),
    undo: () => {
      if (undoable) setState(undoable.before);
      setUndoable(undefined);
    },
    dismissChange: () => setUndoable(undefined),
    /** Ids that are not there, out of the address too. */
    forget: (ids: { bands: readonly number[]; keywords: readonly number[] }) =>
      setState({
        bands: bands.filter((id) => !ids.bands.includes(id)),
        keywords: keywords.filter((id) => !ids.keywords.includes(id)),
      }),
    setOptions: (options: Partial<Pick<PlaygroundState, 'k' | 't' | 'candidates'>>) =>
      setState(options),
    resetOptions: () => setState({ k: null, t: null, candidates: null }),
    explain: (next: Version) => setState({ version: next }),
  };
}
export type Playground = ReturnType<typeof usePlaygroundState>;
