import { findLatestMap } from '#db/queries/catalogue-map.ts';
import { findPicturePoints } from '#db/queries/map-points.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { MapPoints } from '../schemas/map.ts';
import { MAP_UNITS } from '../schemas/map-words.ts';

const KINDS = { yes: 1, no: 0, unknown: 2 } as const;
const NONE: MapPoints = {
  ids: [],
  names: [],
  xs: [],
  ys: [],
  clusters: [],
  kinds: [],
  timesRecommended: [],
  placedLaterIds: [],
};

/** Every point of the newest map, column by column; none before the first. */
export async function listMapPoints({
  db,
  embedder,
}: Pick<ActiveRuntime, 'db' | 'embedder'>): Promise<MapPoints> {
  const map = await findLatestMap(db, { model: embedder.model });
  if (!map) return NONE;
  const points = await findPicturePoints(db, { mapId: map.mapId, units: MAP_UNITS });
  return {
    ids: points.bandIds,
    names: points.bandNames,
    xs: points.xs,
    ys: points.ys,
    clusters: points.clusterIndexes,
    kinds: points.areBands.map((isBand) =>
      isBand === null ? KINDS.unknown : isBand ? KINDS.yes : KINDS.no,
    ),
    timesRecommended: points.timesRecommended,
    placedLaterIds: points.placedLaterIds,
  };
}
