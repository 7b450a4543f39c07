import { countEmbeddedBands, findMapState, listMapClusters } from '#db/queries/map-points.ts';
import type { Runtime } from '../runtime.ts';
import type { MapOverview } from '../schemas/map.ts';

/** The newest picture of the catalogue: its clusters, how it was made, what has changed since. */
export async function describeMap({
  db,
  embedder,
}: Pick<Runtime, 'db' | 'embedder'>): Promise<MapOverview> {
  const [state, embeddedCount] = await Promise.all([
    findMapState(db, { model: embedder.model }),
    countEmbeddedBands(db, { model: embedder.model }),
  ]);
  if (!state) return { facts: null, clusters: [], embeddedCount };
  return {
    facts: { ...state, createdAt: state.createdAt.toISOString(), activeModel: embedder.model },
    clusters: await listMapClusters(db, { mapId: state.mapId }),
    embeddedCount,
  };
}
