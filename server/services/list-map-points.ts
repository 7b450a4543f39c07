import { findLatestMap } from '#db/queries/catalogue-map.ts';
import { listPicturePoints } from '#db/queries/map-points.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { MapPoints } from '../schemas/map.ts';
import { MAP_UNITS } from '../schemas/map-words.ts';

const KINDS = { yes: 1, no: 0, unknown: 2 } as const;

/** Every point of the newest map, column by column; none before the first. */
export async function listMapPoints({
  db,
  embedder,
}: Pick<ActiveRuntime, 'db' | 'embedder'>): Promise<MapPoints> {
  const map = await findLatestMap(db, { model: embedder.model });
  const rows = map ? await listPicturePoints(db, map) : [];
  return {
    ids: rows.map(({ bandId }) => bandId),
    names: rows.map(({ bandName }) => bandName),
    xs: rows.map(({ x }) => toUnits(x)),
    ys: rows.map(({ y }) => toUnits(y)),
    clusters: rows.map(({ clusterIndex }) => clusterIndex),
    kinds: rows.map(({ isBand }) =>
      isBand === null ? KINDS.unknown : isBand ? KINDS.yes : KINDS.no,
    ),
    timesRecommended: rows.map(({ timesRecommended }) => timesRecommended),
    placedLaterIds: rows.flatMap(({ bandId, isPlacedLater }) => (isPlacedLater ? [bandId] : [])),
  };
}

function toUnits(place: number): number {
  return Math.round(Math.max(-1, Math.min(1, place)) * MAP_UNITS);
}
