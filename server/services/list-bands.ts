import type { z } from 'zod';
import { findBandCards, findDeletedBandCards } from '#db/queries/band-card.ts';
import {
  type BandFilter,
  type BandStanding,
  countBandFacets,
  countBands,
  findBandStandings,
  listBandIds,
} from '#db/queries/band-list.ts';
import { findKeywordsByIds } from '#db/queries/keyword.ts';
import { cleanQuery } from '#db/queries/text-search.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import type { ActiveRuntime, Runtime } from '../runtime.ts';
import type {
  BandFacets,
  BandFilterInput,
  BandListInput,
  bandListSchema,
  ListedBand,
} from '../schemas/band-list.ts';
import { BAND_PAGE_SIZE } from '../schemas/band-list-words.ts';

/** A page of the catalogue as curators look through it. */
export async function listBands(
  { db, embedder: space }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  input: BandListInput,
): Promise<z.infer<typeof bandListSchema>> {
  const filter = toFilter(input);
  const [bandIds, totalCount, keywords] = await Promise.all([
    listBandIds(db, {
      filter,
      space,
      order: { by: input.sort, direction: input.direction },
      limit: BAND_PAGE_SIZE,
      offset: (input.page - 1) * BAND_PAGE_SIZE,
    }),
    countBands(db, { filter, space }),
    input.keywordId === undefined ? [] : findKeywordsByIds(db, { keywordIds: [input.keywordId] }),
  ]);
  return {
    bands: await describeListed(db, bandIds, space, input.isDeleted ?? false),
    totalCount,
    keyword: keywords[0]?.keyword ?? null,
  };
}

/** How many bands each filter would leave, the other filters as they are. */
export async function countFacets(
  { db, embedder: space }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  input: BandFilterInput,
): Promise<BandFacets> {
  const filter = toFilter(input);
  const [facets, deleted] = await Promise.all([
    countBandFacets(db, { filter, space }),
    countBands(db, { filter: { ...filter, isDeleted: true }, space }),
  ]);
  return { ...facets, deleted };
}

/** As the queries take it. */
export function toFilter({
  query,
  vector,
  recommended,
  kind,
  keywordId,
  isDeleted,
}: BandFilterInput): BandFilter {
  return {
    query: cleanQuery(query) || undefined,
    vector,
    isNeverRecommended: recommended === 'never',
    isBand: kind && kind === 'band',
    keywordId,
    isDeleted,
  };
}

async function describeListed(
  db: Runtime['db'],
  bandIds: readonly number[],
  space: VectorSpace,
  isDeleted: boolean,
): Promise<ListedBand[]> {
  if (bandIds.length === 0) return [];
  const [cards, standings] = await Promise.all([
    (isDeleted ? findDeletedBandCards : findBandCards)(db, { bandIds }),
    findBandStandings(db, { bandIds, space }),
  ]);
  const cardOf = new Map(cards.map((card) => [card.bandId, card]));
  const standingOf = new Map(standings.map((standing) => [standing.bandId, standing]));
  return bandIds.flatMap((bandId) => {
    const [card, standing] = [cardOf.get(bandId), standingOf.get(bandId)];
    if (!card || !standing) return [];
    const { imageUrl: _, ...rest } = card;
    return [
      {
        ...rest,
        vectorStatus: standing.vectorStatus,
        place: toPlace(standing),
        neighbourOccurrence: standing.neighbourOccurrence,
        timesRecommended: standing.timesRecommended,
        updatedAt: standing.updatedAt?.toISOString() ?? null,
      },
    ];
  });
}

function toPlace({ clusterIndex, clusterName, clusterKeywords }: BandStanding) {
  return clusterIndex === null
    ? null
    : { clusterIndex, clusterName, clusterKeywords: clusterKeywords ?? [] };
}
