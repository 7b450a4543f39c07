'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { BandCard, Keyword } from '#server/schemas/band.ts';
import { useTrpc } from '../trpc-provider.tsx';
import { type Selection, writeSelection } from './selection.ts';
import { useSelection } from './use-selection.ts';

/** The picks with their bands and keywords: what doesn't exist is left out, the address kept true. */
export function usePicks(keywords: readonly Keyword[] | undefined) {
  const trpc = useTrpc();
  const { initial, selection, ...actions } = useSelection();
  const [handled, setHandled] = useState<ReadonlyMap<number, BandCard>>(new Map());
  const linked = useQuery(
    trpc.band.byIds.queryOptions(
      initial.bandIds.length > 0 ? { bandIds: [...initial.bandIds] } : skipToken,
    ),
  );
  const isResolved = initial.bandIds.length === 0 || linked.isSuccess;
  const known = useMemo(
    () =>
      new Map([
        ...(linked.data?.bands ?? []).map((band) => [band.bandId, band] as const),
        ...handled,
      ]),
    [linked.data, handled],
  );

  const bands = selection.bandIds.flatMap((bandId) => known.get(bandId) ?? []);
  const isKnownKeyword = (id: number) =>
    keywords?.some(({ keywordId }) => keywordId === id) ?? true;
  const keywordIds = selection.keywordIds.filter(isKnownKeyword);
  const missing = {
    bandCount: linked.data ? initial.bandIds.filter((id) => !known.has(id)).length : 0,
    keywordCount: initial.keywordIds.filter((id) => !isKnownKeyword(id)).length,
  };

  const bandIds = isResolved ? bands.map(({ bandId }) => bandId) : selection.bandIds;
  useAddress({ bandIds, keywordIds });
  const remember = (cards: readonly BandCard[]) =>
    setHandled(
      (before) => new Map([...before, ...cards.map((card) => [card.bandId, card] as const)]),
    );

  return {
    ...actions,
    bands,
    bandIds,
    keywordIds,
    missing,
    isResolved,
    linkedError: linked.isError ? linked : undefined,
    toggleBand: (band: BandCard) => {
      remember([band]);
      actions.toggleBand(band);
    },
    replace: (cards: readonly BandCard[], nextKeywordIds: readonly number[]) => {
      remember(cards);
      actions.replace({ bandIds: cards.map(({ bandId }) => bandId), keywordIds: nextKeywordIds });
    },
  };
}
export type Picks = ReturnType<typeof usePicks>;

/** Replaced, not pushed: the back button leaves the page as a visitor expects. */
function useAddress(selection: Selection): void {
  const query = writeSelection(selection);
  useEffect(() => {
    if (query === window.location.search) return;
    window.history.replaceState(null, '', window.location.pathname + query + window.location.hash);
  }, [query]);
}
