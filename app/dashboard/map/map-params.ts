import { parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const COLOR_MODES = ['cluster', 'keyword', 'recommended', 'kind'] as const;
export type ColorMode = (typeof COLOR_MODES)[number];

/** What of the map its address holds. */
export const mapParams = {
  as: parseAsStringLiteral(['picture', 'table']).withDefault('picture'),
  color: parseAsStringLiteral(COLOR_MODES).withDefault('cluster'),
  /** The keyword that `color=keyword` shows. */
  keyword: parseAsInteger,
  /** The one cluster that stands out; in the table: its bands. */
  cluster: parseAsInteger,
  /** The one other entry of the legend that stands out. */
  part: parseAsInteger,
  /** The band that the picture flies to. */
  focus: parseAsInteger,
  /** The member whose picks and recommendations are drawn. */
  member: parseAsString,
  /** Centre and width of what is in sight: `x,y,distance`. */
  view: parseAsString,
};

export interface MapSight {
  x: number;
  y: number;
  /** 1 shows the whole picture in height, a half magnifies twice. */
  distance: number;
}

export function readSight(text: string | null): MapSight | undefined {
  const [x, y, distance] = (text ?? '').split(',').map(Number);
  if (x === undefined || y === undefined || distance === undefined) return undefined;
  const isUsable = [x, y].every((place) => Math.abs(place) <= 4) && distance > 0 && distance <= 8;
  return isUsable ? { x, y, distance } : undefined;
}

export function writeSight({ x, y, distance }: MapSight): string {
  return [x, y, distance].map((number) => Number(number.toFixed(3))).join(',');
}
