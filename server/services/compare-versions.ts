import { findBandCards } from '#db/queries/band-card.ts';
import { findBandNames } from '#db/queries/band-name.ts';
import { findKeywordsByIds, type KeywordText } from '#db/queries/keyword.ts';
import { findPicksByIds } from '#db/queries/pick.ts';
import { EmbedderError } from '../embeddings/embedder.ts';
import { AppError } from '../errors.ts';
import { planProbes } from '../recommender/plan-probes.ts';
import { rankCandidates } from '../recommender/rank-candidates.ts';
import type { AlgorithmVersion, ProbePlan } from '../recommender/types.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { Comparison, ComparisonInput, VersionAnswer } from '../schemas/comparison.ts';
import { PRODUCTION_OPTIONS } from '../schemas/comparison-limits.ts';
import { embedKeywords } from './embed-keywords.ts';
import { explainRecommendation } from './explain-recommendation.ts';
import { type EmbeddedPick, requireEmbeddedPicks, searchProbes } from './recommend-bands.ts';
import { traceRecommendation } from './trace-recommendation.ts';

const VERSIONS = ['v1', 'v2', 'v3', 'v4'] as const;

/**
 * All four versions for the same picks and keywords, each explained. Stores nothing but the keywords'
 * vector. The keywords are embedded once and the catalogue is scanned twice: for V1 to V3 together,
 * and for V4, which sees bands only. Without a keyword vector (provider down) V1 still answers.
 * @throws AppError NO_PICKS, NO_EMBEDDED_PICK
 */
export async function compareVersions(
  runtime: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { bandIds, keywordIds, options = PRODUCTION_OPTIONS }: ComparisonInput,
): Promise<Comparison> {
  const { db, embedder } = runtime;
  const whole = startTimer();
  const [pickRows, keywords] = await Promise.all([
    findPicksByIds(db, { bandIds, space: embedder }),
    findKeywordsByIds(db, { keywordIds }),
  ]);
  const picks = requireEmbeddedPicks(pickRows);
  const sentence = await embedSentence(runtime, keywords);
  const versions = sentence.isFailed ? VERSIONS.slice(0, 1) : VERSIONS;

  const planned = versions.map((version) =>
    measure(() => planProbes(version, picks, sentence.vector, options)),
  );
  const searches = [
    await searchTogether(runtime, planned.slice(0, 3), picks),
    await searchTogether(runtime, planned.slice(3), picks),
  ].flat();
  const ranked = searches.map(({ plan, candidates, searchMs, planMs }) => {
    const { result: ranking, ms } = measure(() => rankCandidates(plan, candidates));
    const keywordMs = plan.version === 'v1' ? null : sentence.ms;
    const engineMs = planMs + ms;
    return {
      trace: traceRecommendation({ plan, ranking, pickRows, keywords }),
      timings: {
        keywordMs,
        searchMs,
        engineMs,
        totalMs: (keywordMs ?? 0) + searchMs + engineMs,
      },
    };
  });

  const answeredIds = unique(ranked.flatMap(({ trace }) => trace.bands));
  const candidateIds = unique(
    ranked.flatMap(({ trace }) => trace.probes.flatMap(({ candidates }) => candidates)),
  );
  const [cards, names, recommended] = await Promise.all([
    findBandCards(db, { bandIds: [...unique(pickRows), ...answeredIds] }),
    findBandNames(db, { bandIds: candidateIds }),
    findPicksByIds(db, { bandIds: answeredIds, space: embedder }),
  ]);
  const explained = ranked.map(({ trace, timings }) => ({
    ...explainRecommendation({ trace, pickRows, cards, names, recommended }),
    version: trace.version,
    timings,
  }));
  const answered = new Set(answeredIds);
  return {
    model: embedder.model,
    options,
    keywords,
    picks: explained[0]?.picks ?? [],
    bands: cards.filter(({ bandId }) => answered.has(bandId)),
    answers: explained.map(withoutCards),
    failed: VERSIONS.slice(versions.length).map((version) => ({
      version,
      code: 'EMBEDDER_UNAVAILABLE',
    })),
    totalMs: whole(),
  };
}

interface Sentence {
  vector: Float32Array | undefined;
  /** Null without keywords. */
  ms: number | null;
  isFailed: boolean;
}

async function embedSentence(
  runtime: Pick<ActiveRuntime, 'db' | 'embedder'>,
  keywords: readonly KeywordText[],
): Promise<Sentence> {
  if (keywords.length === 0) return { vector: undefined, ms: null, isFailed: false };
  const timer = startTimer();
  try {
    const vector = await embedKeywords(runtime, keywords);
    return { vector, ms: timer(), isFailed: false };
  } catch (error) {
    const isProvider =
      error instanceof EmbedderError ||
      (error instanceof AppError && error.code === 'EMBEDDER_UNAVAILABLE');
    if (!isProvider) throw error;
    return { vector: undefined, ms: timer(), isFailed: true };
  }
}

async function searchTogether(
  runtime: Pick<ActiveRuntime, 'db' | 'embedder'>,
  planned: readonly { result: ProbePlan; ms: number }[],
  picks: readonly EmbeddedPick[],
) {
  const timer = startTimer();
  const found = await searchProbes(
    runtime,
    planned.map(({ result }) => result),
    picks,
  );
  const searchMs = timer();
  return planned.map(({ result: plan, ms: planMs }, i) => ({
    plan,
    candidates: found[i] ?? [],
    searchMs,
    planMs,
  }));
}

function withoutCards(
  explained: ReturnType<typeof explainRecommendation> & {
    version: AlgorithmVersion;
    timings: VersionAnswer['timings'];
  },
): VersionAnswer {
  const { version, isFallback, probes, bands, timings } = explained;
  return {
    version,
    isFallback,
    probes,
    bands: bands.map(
      ({ bandId, score, priority, probeIndex, rank, nearestPicks, sharedKeywords }) => ({
        bandId,
        score,
        priority,
        probeIndex,
        rank,
        nearestPicks,
        sharedKeywords,
      }),
    ),
    timings,
  };
}

function measure<Result>(work: () => Result): { result: Result; ms: number } {
  const timer = startTimer();
  const result = work();
  return { result, ms: timer() };
}

function startTimer(): () => number {
  const startedAt = performance.now();
  return () => performance.now() - startedAt;
}

function unique(bands: readonly { bandId: number }[]): number[] {
  return [...new Set(bands.map(({ bandId }) => bandId))];
}
