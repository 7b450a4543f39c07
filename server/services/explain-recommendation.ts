import type { BandCardRow } from '#db/queries/band-card.ts';
import type { PickRow } from '#db/queries/pick.ts';
import type { Probe } from '../recommender/types.ts';
import { cosine } from '../recommender/vector.ts';
import type { Preview, PreviewProbe } from '../schemas/recommendation.ts';
import type { EmbeddedPick, Recommendation } from './recommend-bands.ts';

const NEAREST_PICKS = 3;
const TYPICAL_KEYWORDS = 3;

interface Explanation extends Recommendation {
  /** The picks as asked for, those without a vector included. */
  pickRows: readonly PickRow[];
  keywords: readonly { keyword: string }[];
  /** Of every pick and candidate. */
  cards: readonly BandCardRow[];
  /** The recommended bands with their vectors. */
  recommended: readonly PickRow[];
}

/** Puts names and reasons to what the engine found. Pure: fetched rows in, the answer out. */
export function explainRecommendation({
  plan,
  ranking,
  picks,
  pickRows,
  keywords,
  cards,
  recommended,
}: Explanation): Omit<Preview, 'version' | 'model'> {
  const cardOf = new Map(cards.map((card) => [card.bandId, card]));
  const pickOf = new Map(picks.map((pick) => [pick.bandId, pick]));
  const vectorOf = new Map(recommended.map(({ bandId, vector }) => [bandId, vector]));
  const chosenKeywords = keywords.map(({ keyword }) => keyword);

  const bands = ranking.bands.flatMap(({ bandId, ...ranked }) => {
    const card = cardOf.get(bandId);
    const probe = plan.probes[ranked.probeIndex];
    if (!card || !probe) return [];
    const clusterPicks = probe.bandIds.flatMap((id) => pickOf.get(id) ?? []);
    const wanted = new Set([...chosenKeywords, ...keywordsOf(probe, cardOf)]);
    return [
      {
        ...card,
        ...ranked,
        nearestPicks: findNearestPicks(vectorOf.get(bandId), clusterPicks),
        sharedKeywords: card.keywords.filter((keyword) => wanted.has(keyword)),
      },
    ];
  });
  const probes = plan.probes.map(
    (probe, index): PreviewProbe => ({
      pickBandIds: probe.bandIds,
      medoidBandId: probe.medoidBandId,
      centroidNorm: probe.centroidNorm,
      cohesion: probe.cohesion,
      keywords: findTypicalKeywords(probe, cardOf),
      rotation: probe.rotation ?? null,
      candidates: (ranking.candidates[index] ?? []).flatMap((candidate) => {
        const card = cardOf.get(candidate.bandId);
        return card ? [{ ...candidate, bandName: card.bandName }] : [];
      }),
    }),
  );
  return {
    isFallback: plan.isFallback,
    keywords: chosenKeywords,
    picks: pickRows.flatMap(({ bandId, vector }) => {
      const card = cardOf.get(bandId);
      return card ? [{ ...card, hasEmbedding: vector !== undefined }] : [];
    }),
    probes,
    bands,
  };
}

function findNearestPicks(vector: Float32Array | undefined, picks: readonly EmbeddedPick[]) {
  if (!vector) return [];
  return picks
    .map((pick) => ({
      bandId: pick.bandId,
      similarity: cosine(vector, pick.vector),
    }))
    .sort((a, b) => b.similarity - a.similarity || a.bandId - b.bandId)
    .slice(0, NEAREST_PICKS);
}

function keywordsOf(probe: Probe, cardOf: ReadonlyMap<number, BandCardRow>): string[] {
  return probe.bandIds.flatMap((bandId) => cardOf.get(bandId)?.keywords ?? []);
}

/** The keywords that most picks of the cluster carry; ties in the order of first appearance. */
function findTypicalKeywords(probe: Probe, cardOf: ReadonlyMap<number, BandCardRow>): string[] {
  const counts = new Map<string, number>();
  for (const keyword of keywordsOf(probe, cardOf)) {
    counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, TYPICAL_KEYWORDS)
    .map(([keyword]) => keyword);
}
