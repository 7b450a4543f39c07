import { findKeywordsByIds } from '#db/queries/keyword.ts';
import { findPicksByIds } from '#db/queries/pick.ts';
import { AppError } from '../errors.ts';
import type { RecommenderOptions } from '../recommender/types.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { Preview, PreviewInput } from '../schemas/recommendation.ts';
import { explainTrace } from './explain-trace.ts';
import { recommendBands } from './recommend-bands.ts';
import { traceRecommendation } from './trace-recommendation.ts';

/**
 * What these picks and keywords would be answered, by any version, and why. Stores nothing.
 * Ids that are not there are ignored. `options` other than the production constants are the playground's.
 * @throws AppError NO_EMBEDDED_PICK
 * @throws EmbedderError when the keywords can't be embedded
 */
export async function previewRecommendations(
  runtime: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { version, bandIds, keywordIds }: PreviewInput,
  options?: Partial<RecommenderOptions>,
): Promise<Preview> {
  const { db, embedder } = runtime;
  const [pickRows, keywords] = await Promise.all([
    findPicksByIds(db, { bandIds, space: embedder }),
    findKeywordsByIds(db, { keywordIds }),
  ]);
  if (pickRows.length === 0) throw new AppError('NO_EMBEDDED_PICK');
  const found = await recommendBands(runtime, { version, picks: pickRows, keywords, options });
  const trace = traceRecommendation({ ...found, pickRows, keywords });
  return explainTrace(runtime, { trace, space: embedder, knownPicks: pickRows });
}
