import { findBandCards } from '#db/queries/band-card.ts';
import { findMemberKeywords } from '#db/queries/keyword.ts';
import { findMemberPicks } from '#db/queries/pick.ts';
import { listRecommendations } from '#db/queries/recommendation.ts';
import type { Runtime } from '../runtime.ts';
import type { MapMember } from '../schemas/map.ts';
import { explainRecommendation } from './explain-recommendation.ts';
import { findMember } from './find-member.ts';
import { recommendBands } from './recommend-bands.ts';

/**
 * What of a member can be drawn in the picture: picks by taste cluster, searches, the stored set.
 * Clusters and searches are those of now (V3); nothing is stored.
 * @throws AppError MEMBER_NOT_FOUND
 * @throws EmbedderError when the keywords can't be embedded
 */
export async function placeMember(
  runtime: Pick<Runtime, 'db' | 'embedder'>,
  { externalId }: { externalId: string },
): Promise<MapMember> {
  const { db, embedder } = runtime;
  const memberId = await findMember(db, externalId);
  const [pickRows, { keywords }, stored] = await Promise.all([
    findMemberPicks(db, { memberId, model: embedder.model }),
    findMemberKeywords(db, { memberId }),
    listRecommendations(db, { memberId }),
  ]);
  const cards = await findBandCards(db, {
    bandIds: [...new Set([...pickRows, ...stored].map(({ bandId }) => bandId))],
  });
  const nameOf = new Map(cards.map(({ bandId, bandName }) => [bandId, bandName]));
  const searches = pickRows.some(({ vector }) => vector)
    ? await searchAsNow(runtime, { picks: pickRows, keywords, cards })
    : [];
  const findSearch = (bandId: number, list: 'pickBandIds' | 'nearIds') => {
    const index = searches.findIndex((search) => search[list].includes(bandId));
    return index < 0 ? null : index;
  };
  return {
    externalId,
    keywords: keywords.map(({ keyword }) => keyword),
    picks: pickRows.flatMap(({ bandId }) => {
      const bandName = nameOf.get(bandId);
      if (bandName === undefined) return [];
      return [{ bandId, bandName, probeIndex: findSearch(bandId, 'pickBandIds') }];
    }),
    probes: searches.map(({ keywords: typical, near }) => ({ keywords: typical, near })),
    recommendations: stored.flatMap(({ bandId, priority, score }) => {
      const bandName = nameOf.get(bandId);
      if (bandName === undefined) return [];
      return [{ bandId, bandName, priority, score, probeIndex: findSearch(bandId, 'nearIds') }];
    }),
  };
}

async function searchAsNow(
  runtime: Pick<Runtime, 'db' | 'embedder'>,
  params: {
    picks: Awaited<ReturnType<typeof findMemberPicks>>;
    keywords: readonly { keyword: string }[];
    cards: Awaited<ReturnType<typeof findBandCards>>;
  },
) {
  const { picks, keywords, cards } = params;
  const recommendation = await recommendBands(runtime, { version: 'v3', picks, keywords });
  const { probes } = explainRecommendation({
    ...recommendation,
    pickRows: picks,
    keywords,
    cards,
    recommended: [],
  });
  return probes.map(({ pickBandIds, keywords: typical }, index) => {
    const near = (recommendation.ranking.candidates[index] ?? []).map(({ bandId, similarity }) => ({
      bandId,
      similarity,
    }));
    return { pickBandIds, keywords: typical, near, nearIds: near.map(({ bandId }) => bandId) };
  });
}
