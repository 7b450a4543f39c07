import { findBandCards } from '#db/queries/band-card.ts';
import { findKeywordsByIds } from '#db/queries/keyword.ts';
import { findPicksByIds } from '#db/queries/pick.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { Preview, PreviewInput } from '../schemas/recommendation.ts';
import { explainRecommendation } from './explain-recommendation.ts';
import { recommendBands } from './recommend-bands.ts';

/**
 * What these picks and keywords would be answered, by any version, and why. Stores nothing.
 * Ids that are not there are ignored.
 * @throws AppError NO_EMBEDDED_PICK
 * @throws EmbedderError when the keywords can't be embedded
 */
export async function previewRecommendations(
  runtime: Pick<Runtime, 'db' | 'embedder'>,
  { version, bandIds, keywordIds }: PreviewInput,
): Promise<Preview> {
  const { db, embedder } = runtime;
  const [pickRows, keywords] = await Promise.all([
    findPicksByIds(db, { bandIds, model: embedder.model }),
    findKeywordsByIds(db, { keywordIds }),
  ]);
  if (pickRows.length === 0) throw new AppError('NO_EMBEDDED_PICK');
  const recommendation = await recommendBands(runtime, { version, picks: pickRows, keywords });
  const candidateIds = recommendation.ranking.candidates.flat().map(({ bandId }) => bandId);
  const recommendedIds = recommendation.ranking.bands.map(({ bandId }) => bandId);
  const [cards, recommended] = await Promise.all([
    findBandCards(db, {
      bandIds: [...new Set([...pickRows.map(({ bandId }) => bandId), ...candidateIds])],
    }),
    findPicksByIds(db, { bandIds: recommendedIds, model: embedder.model }),
  ]);
  return {
    version,
    model: embedder.model,
    ...explainRecommendation({ ...recommendation, pickRows, keywords, cards, recommended }),
  };
}
