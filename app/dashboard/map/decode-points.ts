import type { MapPoints } from '#server/schemas/map.ts';
import { MAP_UNITS } from '#server/schemas/map-words.ts';
import type { PlotPoints } from './create-plot.ts';
import type { Place } from './map-geometry.ts';

/** The points as the picture needs them. */
export interface DecodedPoints {
  columns: Omit<MapPoints, 'xs' | 'ys'>;
  /** Places in [-1, 1]. */
  places: PlotPoints;
  indexOf: ReadonlyMap<number, number>;
  placedLater: ReadonlySet<number>;
}

export function decodePoints({ xs, ys, ...columns }: MapPoints): DecodedPoints {
  return {
    columns,
    places: {
      xs: Float32Array.from(xs, (x) => x / MAP_UNITS),
      ys: Float32Array.from(ys, (y) => y / MAP_UNITS),
    },
    indexOf: new Map(columns.ids.map((bandId, index) => [bandId, index])),
    placedLater: new Set(columns.placedLaterIds),
  };
}

export function placeAt({ places }: DecodedPoints, index: number): Place {
  return [places.xs[index] ?? 0, places.ys[index] ?? 0];
}

/** Where a band is; undefined when the picture lacks it. */
export function placeOf(points: DecodedPoints, bandId: number): Place | undefined {
  const index = points.indexOf.get(bandId);
  return index === undefined ? undefined : placeAt(points, index);
}
