import type { KeywordText } from '#db/queries/keyword.ts';
import type { PickRow } from '#db/queries/pick.ts';
import type { RunTrace } from '../schemas/recommendation-run.ts';
import type { Recommendation } from './recommend-bands.ts';

interface Traced extends Omit<Recommendation, 'picks'> {
  /** The picks as asked for, those without a vector included. */
  pickRows: readonly PickRow[];
  keywords: readonly KeywordText[];
}

/** What is worth keeping of a recommendation: everything but vectors, which the catalogue holds. Pure. */
export function traceRecommendation({ plan, ranking, pickRows, keywords }: Traced): RunTrace {
  return {
    version: plan.version,
    isFallback: plan.isFallback,
    pickBandIds: pickRows.map(({ bandId }) => bandId),
    keywordIds: keywords.map(({ keywordId }) => keywordId),
    keywords: keywords.map(({ keyword }) => keyword),
    probes: plan.probes.map((probe, index) => ({
      pickBandIds: probe.bandIds,
      medoidBandId: probe.medoidBandId,
      centroidNorm: probe.centroidNorm,
      cohesion: probe.cohesion,
      rotation: probe.rotation ?? null,
      candidates: ranking.candidates[index] ?? [],
    })),
    bands: ranking.bands,
  };
}
