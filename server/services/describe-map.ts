import { findLatestMap, findMapFreshness, listMapClusters } from '#db/queries/catalogue-map.ts';
import { countClusterBands, countEmbeddedBands } from '#db/queries/map-points.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { MapOverview } from '../schemas/map.ts';

/** The newest map of the catalogue: its clusters, how it was made, what has changed since. */
export async function describeMap({
  db,
  embedder,
}: Pick<ActiveRuntime, 'db' | 'embedder'>): Promise<MapOverview> {
  const [map, embeddedCount] = await Promise.all([
    findLatestMap(db, { model: embedder.model }),
    countEmbeddedBands(db, { space: embedder }),
  ]);
  if (!map) return { facts: null, clusters: [], embeddedCount };
  const [freshness, clusters, sizes] = await Promise.all([
    findMapFreshness(db, { mapId: map.mapId, space: embedder }),
    listMapClusters(db, map),
    countClusterBands(db, map),
  ]);
  return {
    facts: {
      mapId: map.mapId,
      model: map.model,
      activeModel: embedder.model,
      createdAt: map.createdAt.toISOString(),
      bandCount: [...sizes.values()].reduce((sum, size) => sum + size, 0),
      addedCount: freshness?.added ?? 0,
      placedLaterCount: freshness?.placedLater ?? 0,
      changedCount: freshness?.changed ?? 0,
      removedCount: freshness?.removed ?? 0,
    },
    clusters: clusters.map(({ clusterIndex, name, keywords, x, y }) => ({
      clusterIndex,
      name: name ?? null,
      keywords,
      size: sizes.get(clusterIndex) ?? 0,
      x,
      y,
    })),
    embeddedCount,
  };
}
