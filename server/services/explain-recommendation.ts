import type { BandCardRow } from '#db/queries/band-card.ts';
import type { BandNameRow } from '#db/queries/band-name.ts';
import type { PickRow } from '#db/queries/pick.ts';
import { cosine } from '../recommender/vector.ts';
import type { Preview, PreviewProbe } from '../schemas/recommendation.ts';
import type { RunTrace } from '../schemas/recommendation-run.ts';

const NEAREST_PICKS = 3;
const TYPICAL_KEYWORDS = 3;

interface Explanation {
  /** What the engine found: just now, or when a set was stored. */
  trace: RunTrace;
  /** The picks with the vectors that they have now. */
  pickRows: readonly PickRow[];
  /** Of every pick and recommended band that is still there. */
  cards: readonly BandCardRow[];
  /** Of every candidate that is still there; absent where `cards` has them all. */
  names?: readonly BandNameRow[];
  /** The recommended bands with the vectors that they have now. */
  recommended: readonly PickRow[];
}

/** Puts names and reasons to what the engine found. Pure: fetched rows in, the answer out. */
export function explainRecommendation({
  trace,
  pickRows,
  cards,
  names = cards,
  recommended,
}: Explanation): Omit<Preview, 'version' | 'model'> {
  const cardOf = new Map(cards.map((card) => [card.bandId, card]));
  const nameOf = new Map(names.map(({ bandId, bandName }) => [bandId, bandName]));
  const pickVectorOf = new Map(pickRows.map(({ bandId, vector }) => [bandId, vector]));
  const vectorOf = new Map(recommended.map(({ bandId, vector }) => [bandId, vector]));
  const embeddedIds = new Set(trace.probes.flatMap(({ pickBandIds }) => pickBandIds));

  const bands = trace.bands.flatMap(({ bandId, ...ranked }) => {
    const card = cardOf.get(bandId);
    const probe = trace.probes[ranked.probeIndex];
    if (!card || !probe) return [];
    const wanted = new Set([...trace.keywords, ...keywordsOf(probe.pickBandIds, cardOf)]);
    return [
      {
        ...card,
        ...ranked,
        nearestPicks: findNearestPicks(vectorOf.get(bandId), probe.pickBandIds, pickVectorOf),
        sharedKeywords: card.keywords.filter((keyword) => wanted.has(keyword)),
      },
    ];
  });
  const probes = trace.probes.map(
    (probe): PreviewProbe => ({
      ...probe,
      keywords: findTypicalKeywords(probe.pickBandIds, cardOf),
      candidates: probe.candidates.flatMap((candidate) => {
        const bandName = nameOf.get(candidate.bandId);
        return bandName === undefined ? [] : [{ ...candidate, bandName }];
      }),
    }),
  );
  return {
    isFallback: trace.isFallback,
    keywords: trace.keywords,
    picks: trace.pickBandIds.flatMap((bandId) => {
      const card = cardOf.get(bandId);
      return card ? [{ ...card, hasEmbedding: embeddedIds.has(bandId) }] : [];
    }),
    probes,
    bands,
  };
}

function findNearestPicks(
  vector: Float32Array | undefined,
  pickBandIds: readonly number[],
  pickVectorOf: ReadonlyMap<number, Float32Array | undefined>,
) {
  if (!vector) return [];
  return pickBandIds
    .flatMap((bandId) => {
      const pickVector = pickVectorOf.get(bandId);
      return pickVector ? [{ bandId, similarity: cosine(vector, pickVector) }] : [];
    })
    .sort((a, b) => b.similarity - a.similarity || a.bandId - b.bandId)
    .slice(0, NEAREST_PICKS);
}

type CardOf = ReadonlyMap<number, BandCardRow>;

function keywordsOf(pickBandIds: readonly number[], cardOf: CardOf): string[] {
  return pickBandIds.flatMap((bandId) => cardOf.get(bandId)?.keywords ?? []);
}

/** The keywords that most picks of the cluster carry; ties in the order of first appearance. */
function findTypicalKeywords(pickBandIds: readonly number[], cardOf: CardOf): string[] {
  const counts = new Map<string, number>();
  for (const keyword of keywordsOf(pickBandIds, cardOf)) {
    counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, TYPICAL_KEYWORDS)
    .map(([keyword]) => keyword);
}
