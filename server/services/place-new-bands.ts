import { findLatestMap } from '#db/queries/catalogue-map.ts';
import { placeBands } from '#db/queries/place-bands.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import type { Runtime } from '../runtime.ts';

const BANDS_PER_STATEMENT = 50;
/** Beyond it a provisional place says too little, and takes too long: a new map is needed. */
const MOST_BANDS = 500;

/**
 * Puts bands that were embedded after the newest map near their neighbours, until the next run: 500 at the most.
 * Does nothing without a map of the active model. Answers how many were placed.
 */
export async function placeNewBands({
  db,
  embedder,
}: {
  db: Runtime['db'];
  embedder: VectorSpace;
}): Promise<number> {
  const map = await findLatestMap(db, { model: embedder.model });
  if (map?.model !== embedder.model) return 0;
  let placed = 0;
  while (placed < MOST_BANDS) {
    const count = await placeBands(db, {
      mapId: map.mapId,
      space: embedder,
      limit: BANDS_PER_STATEMENT,
    });
    placed += count;
    if (count < BANDS_PER_STATEMENT) break;
  }
  return placed;
}
