import { findNearestBands } from '#db/queries/nearest.ts';
import type { PickRow } from '#db/queries/pick.ts';
import { AppError } from '../errors.ts';
import { planProbes } from '../recommender/plan-probes.ts';
import { rankCandidates } from '../recommender/rank-candidates.ts';
import type {
  AlgorithmVersion,
  Candidate,
  ProbePlan,
  Ranking,
  RecommenderOptions,
} from '../recommender/types.ts';
import type { ActiveRuntime } from '../runtime.ts';
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
  runtime: Pick<ActiveRuntime, 'db' | 'embedder'>,
  params: {
    version: AlgorithmVersion;
    picks: readonly PickRow[];
    keywords: readonly { keyword: string }[];
    /** Other than the production constants: for the curators' playground alone. */
    options?: Partial<RecommenderOptions>;
  },
): Promise<Recommendation> {
  const picks = requireEmbeddedPicks(params.picks);
  const keywordVector =
    params.version === 'v1' ? undefined : await embedKeywords(runtime, params.keywords);
  const plan = planProbes(params.version, picks, keywordVector, params.options);
  const [candidates = []] = await searchProbes(runtime, [plan], picks);
  return { plan, ranking: rankCandidates(plan, candidates), picks };
}

/** @throws AppError NO_PICKS, NO_EMBEDDED_PICK */
export function requireEmbeddedPicks(rows: readonly PickRow[]): EmbeddedPick[] {
  if (rows.length === 0) throw new AppError('NO_PICKS');
  const picks = rows.flatMap(({ bandId, vector }) => (vector ? [{ bandId, vector }] : []));
  if (picks.length === 0) throw new AppError('NO_EMBEDDED_PICK');
  return picks;
}

/**
 * For each plan, for each of its probes, the candidates: one scan of the catalogue for all of them.
 * The plans must agree in what is searched (`bandsOnly`); each is given as many as it asks for.
 */
export async function searchProbes(
  runtime: Pick<ActiveRuntime, 'db' | 'embedder'>,
  plans: readonly ProbePlan[],
  picks: readonly EmbeddedPick[],
): Promise<Candidate[][][]> {
  const found = await findNearestBands(runtime.db, {
    probes: plans.flatMap(({ probes }) => probes.map(({ vector }) => vector)),
    excludedBandIds: picks.map(({ bandId }) => bandId),
    limit: Math.max(0, ...plans.map(({ candidatesPerProbe }) => candidatesPerProbe)),
    bandsOnly: plans.some(({ bandsOnly }) => bandsOnly),
    space: runtime.embedder,
  });
  let next = 0;
  return plans.map(({ probes, candidatesPerProbe }) =>
    probes.map(() => (found[next++] ?? []).slice(0, candidatesPerProbe)),
  );
}
