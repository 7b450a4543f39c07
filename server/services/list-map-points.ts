import { listMapPoints as findPoints } from '#db/queries/map-points.ts';
import type { Runtime } from '../runtime.ts';
import { MAP_UNITS, type MapPoints } from '../schemas/map.ts';

const KINDS = { yes: 1, no: 0, unknown: 2 } as const;

/** Every point of the newest picture, column by column. */
export async function listMapPoints({ db }: Pick<Runtime, 'db'>): Promise<MapPoints> {
  const rows = await findPoints(db);
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
