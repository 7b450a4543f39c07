'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { BandCard, Keyword } from '#server/schemas/band.ts';
import { useTrpc } from '../../trpc-provider.tsx';

/** The cards of the chosen bands: those picked here are known, those of the address are asked for. */
export function useChosenBands(bandIds: readonly number[]) {
  const trpc = useTrpc();
  const [handled, setHandled] = useState<ReadonlyMap<number, BandCard>>(new Map());
  const askedIds = bandIds.filter((id) => !handled.has(id)).toSorted((a, b) => a - b);
  const asked = useQuery(
    trpc.band.byIds.queryOptions(askedIds.length > 0 ? { bandIds: askedIds } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  );
  const cards = new Map((asked.data?.bands ?? []).map((card) => [card.bandId, card]));
  const isSettled = askedIds.length === 0 || (asked.isSuccess && !asked.isPlaceholderData);
  const remember = useCallback(
    (added: readonly BandCard[]) =>
      setHandled(
        (before) => new Map([...before, ...added.map((card) => [card.bandId, card] as const)]),
      ),
    [],
  );
  const findCard = (id: number) => handled.get(id) ?? cards.get(id);
  return {
    findCard,
    /** In the address, but not there. */
    missingIds: isSettled ? bandIds.filter((id) => !findCard(id)) : [],
    error: asked.isError ? asked.error : undefined,
    retry: () => asked.refetch(),
    remember,
  };
}

/** The keywords to choose from, with those chosen that no band carries. */
export function useChosenKeywords(keywordIds: readonly number[]) {
  const trpc = useTrpc();
  const list = useQuery(trpc.keyword.list.queryOptions());
  const carried = list.data?.keywords;
  const askedIds = carried
    ? keywordIds.filter((id) => !carried.some(({ keywordId }) => keywordId === id))
    : [];
  const asked = useQuery(
    trpc.keyword.byIds.queryOptions(askedIds.length > 0 ? { keywordIds: askedIds } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  );
  const rare = (asked.data?.keywords ?? []).map((each): Keyword => ({ ...each, bandCount: 0 }));
  const isSettled = askedIds.length === 0 || (asked.isSuccess && !asked.isPlaceholderData);
  return {
    keywords: carried && [
      ...carried,
      ...rare.filter(({ keywordId }) => askedIds.includes(keywordId)),
    ],
    missingIds: isSettled
      ? askedIds.filter((id) => !rare.some(({ keywordId }) => keywordId === id))
      : [],
    error: list.isError ? list.error : undefined,
    retry: () => list.refetch(),
  };
}
export type ChosenKeywords = ReturnType<typeof useChosenKeywords>;
export type ChosenBands = ReturnType<typeof useChosenBands>;
