import { findNearestBands } from '#db/queries/nearest.ts';
import type { PickRow } from '#db/queries/pick.ts';
import { AppError } from '../errors.ts';
import { planProbes } from '../recommender/plan-probes.ts';
import { rankCandidates } from '../recommender/rank-candidates.ts';
import type { AlgorithmVersion, ProbePlan, Ranking } from '../recommender/types.ts';
import type { Runtime } from '../runtime.ts';
import { embedKeywords } from './embed-keywords.ts';

export interface EmbeddedPick {
  bandId: number;
  vector: Float32Array;
}

export interface Recommendation {
  plan: ProbePlan;
  ranking: Ranking;
  /** The picks that took part. */
  picks: EmbeddedPick[];
}

/**
 * The pipeline, written once: picks and keywords → keyword vector → probes → nearest bands → ranking.
 * @throws AppError NO_PICKS, NO_EMBEDDED_PICK
 * @throws EmbedderError when the keywords can't be embedded
 */
export async function recommendBands(
  runtime: Pick<Runtime, 'db' | 'embedder'>,
  params: {
    version: AlgorithmVersion;
    picks: readonly PickRow[];
    keywords: readonly { keyword: string }[];
  },
): Promise<Recommendation> {
  if (params.picks.length === 0) throw new AppError('NO_PICKS');
  const picks = params.picks.flatMap(({ bandId, vector }) => (vector ? [{ bandId, vector }] : []));
  if (picks.length === 0) throw new AppError('NO_EMBEDDED_PICK');
  const keywordVector =
    params.version === 'v1' ? undefined : await embedKeywords(runtime, params.keywords);
  const plan = planProbes(params.version, picks, keywordVector);
  const candidates = await findNearestBands(runtime.db, {
    probes: plan.probes.map((probe) => probe.vector),
    excludedBandIds: picks.map((pick) => pick.bandId),
    limit: plan.candidatesPerProbe,
    bandsOnly: plan.bandsOnly,
    model: runtime.embedder.model,
  });
  return { plan, ranking: rankCandidates(plan, candidates), picks };
}
