import { findBandCards } from '#db/queries/band-card.ts';
import { findPicksByIds, type PickRow } from '#db/queries/pick.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import type { Runtime } from '../runtime.ts';
import type { Preview } from '../schemas/recommendation.ts';
import type { RunTrace } from '../schemas/recommendation-run.ts';
import { explainRecommendation } from './explain-recommendation.ts';

/**
 * The whole explanation of what the engine found, just now or long ago: names, keywords and nearest picks as the
 * catalogue has them today; what was deleted since is left out.
 *
 * @param space Whose vectors were searched.
 * @param knownPicks The picks with their vectors, where they are at hand.
 */
export async function explainTrace(
  { db }: Pick<Runtime, 'db'>,
  { trace, space, knownPicks }: { trace: RunTrace; space: VectorSpace; knownPicks?: PickRow[] },
): Promise<Preview> {
  const candidateIds = trace.probes.flatMap(({ candidates }) =>
    candidates.map(({ bandId }) => bandId),
  );
  const bandIds = trace.bands.map(({ bandId }) => bandId);
  const [cards, pickRows, recommended] = await Promise.all([
    findBandCards(db, {
      bandIds: [...new Set([...trace.pickBandIds, ...candidateIds, ...bandIds])],
    }),
    knownPicks ?? findPicksByIds(db, { bandIds: trace.pickBandIds, space }),
    findPicksByIds(db, { bandIds, space }),
  ]);
  const { version } = trace;
  return {
    version,
    model: space.model,
    ...explainRecommendation({ trace, pickRows, cards, recommended }),
  };
}
