import {
  type AnyColumn,
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  isNull,
  type SQLWrapper,
  sql,
} from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { member } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { timesRecommended } from './recommendation-count.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';

/** Live bands with a usable vector of the model: what a map would be made from. */
export async function countEmbeddedBands(
  db: Queryable,
  params: { space: VectorSpace },
): Promise<number> {
  const [row] = await db
    .select({ bands: countDistinct(band.bandId) })
    .from(describedIn(params.space))
    .innerJoin(band, and(eq(band.bandId, bandDescription.bandId), isNull(band.deletedAt)))
    .where(and(hasActiveVector(params.space.model), hasDirection));
  return row?.bands ?? 0;
}

/** How many live bands each cluster of a map has, by its index. */
export async function countClusterBands(
  db: Queryable,
  params: { mapId: number },
): Promise<Map<number, number>> {
  const rows = await db
    .select({ clusterIndex: catalogueMapPoint.clusterIndex, bands: count() })
    .from(catalogueMapPoint)
    .innerJoin(band, and(eq(band.bandId, catalogueMapPoint.bandId), isNull(band.deletedAt)))
    .where(eq(catalogueMapPoint.mapId, params.mapId))
    .groupBy(catalogueMapPoint.clusterIndex);
  return new Map(rows.map(({ clusterIndex, bands }) => [clusterIndex, bands]));
}

/** Columns of equal length, by band id. */
export interface PicturePoints {
  bandIds: number[];
  bandNames: string[];
  /** Whole multiples of 1 / units. */
  xs: number[];
  ys: number[];
  clusterIndexes: number[];
  areBands: (boolean | null)[];
  timesRecommended: number[];
  /** Ids only of those. */
  placedLaterIds: number[];
}

/**
 * Every live band of a map with what the picture shows of it. The database makes the columns: a hundred thousand
 * rows would take the server twice as long.
 *
 * @param params.units in a length of 1.
 */
export async function findPicturePoints(
  db: Queryable,
  params: { mapId: number; units: number },
): Promise<PicturePoints> {
  // Counted once for all, and not by a subquery for each of up to a hundred thousand bands.
  const recommended = db
    .select({
      bandId: bandRecommend.bandId,
      times: sql<number>`count(distinct ${bandRecommend.memberId})::int`.as('times'),
    })
    .from(bandRecommend)
    .innerJoin(member, and(eq(member.memberId, bandRecommend.memberId), isNull(member.deletedAt)))
    .where(isNull(bandRecommend.deletedAt))
    .groupBy(bandRecommend.bandId)
    .as('recommended');
  const inUnits = (place: AnyColumn) =>
    sql<number>`round(greatest(-1, least(1, ${place})) * ${params.units}::int)::int`;
  const point = db
    .select({
      bandId: sql<number>`${catalogueMapPoint.bandId}`.as('point_band_id'),
      bandName: sql<string>`coalesce(${band.bandName}, '')`.as('point_name'),
      x: inUnits(catalogueMapPoint.x).as('point_x'),
      y: inUnits(catalogueMapPoint.y).as('point_y'),
      clusterIndex: catalogueMapPoint.clusterIndex,
      isBand: band.isBand,
      times: sql<number>`coalesce(${recommended.times}, 0)`.as('point_times'),
      isPlacedLater: catalogueMapPoint.isPlacedLater,
    })
    .from(catalogueMapPoint)
    .innerJoin(band, and(eq(band.bandId, catalogueMapPoint.bandId), isNull(band.deletedAt)))
    .leftJoin(recommended, eq(recommended.bandId, catalogueMapPoint.bandId))
    .where(eq(catalogueMapPoint.mapId, params.mapId))
    .orderBy(asc(catalogueMapPoint.bandId))
    .as('point');
  const column = <T>(value: SQLWrapper) => sql<T[]>`coalesce(json_agg(${value}), '[]')`;
  const [points] = await db
    .select({
      bandIds: column<number>(point.bandId),
      bandNames: column<string>(point.bandName),
      xs: column<number>(point.x),
      ys: column<number>(point.y),
      clusterIndexes: column<number>(point.clusterIndex),
      areBands: column<boolean | null>(point.isBand),
      timesRecommended: column<number>(point.times),
      placedLaterIds: sql<
        number[]
      >`coalesce(json_agg(${point.bandId}) filter (where ${point.isPlacedLater}), '[]')`,
    })
    .from(point);
  if (!points) throw new Error('an aggregate has one row');
  return points;
}

/** Live bands that carry a keyword. */
export async function findKeywordBandIds(
  db: Queryable,
  params: { keywordId: number },
): Promise<number[]> {
  const rows = await db
    .selectDistinct({ bandId: band.bandId })
    .from(bandKeyword)
    .innerJoin(band, and(eq(band.bandId, bandKeyword.bandId), isNull(band.deletedAt)))
    .innerJoin(
      keyword,
      and(eq(keyword.keywordId, bandKeyword.keywordId), isNull(keyword.deletedAt)),
    )
    .where(and(eq(bandKeyword.keywordId, params.keywordId), isNull(bandKeyword.deletedAt)))
    .orderBy(asc(band.bandId));
  return rows.map(({ bandId }) => bandId);
}

export interface MapTableParams {
  mapId: number;
  clusterIndex: number | null;
  sort: 'name' | 'closeness' | 'timesRecommended';
  direction: 'asc' | 'desc';
  limit: number;
  offset: number;
}

export interface MapTableRow {
  bandId: number;
  clusterIndex: number;
  closeness: number;
  timesRecommended: number;
  isPlacedLater: boolean;
}

/** A page of a map's live bands, and how many there are. */
export async function listMapTable(
  db: Queryable,
  params: MapTableParams,
): Promise<{ totalCount: number; rows: MapTableRow[] }> {
  const columns = {
    name: band.bandName,
    closeness: catalogueMapPoint.closeness,
    timesRecommended: sql`times`,
  };
  const direction = params.direction === 'asc' ? asc : desc;
  const condition = and(
    eq(catalogueMapPoint.mapId, params.mapId),
    params.clusterIndex === null
      ? undefined
      : eq(catalogueMapPoint.clusterIndex, params.clusterIndex),
  );
  const isLive = and(eq(band.bandId, catalogueMapPoint.bandId), isNull(band.deletedAt));
  const [rows, [total]] = await Promise.all([
    db
      .select({
        bandId: catalogueMapPoint.bandId,
        clusterIndex: catalogueMapPoint.clusterIndex,
        closeness: catalogueMapPoint.closeness,
        timesRecommended: sql<number>`${timesRecommended}`.as('times'),
        isPlacedLater: catalogueMapPoint.isPlacedLater,
      })
      .from(catalogueMapPoint)
      .innerJoin(band, isLive)
      .where(condition)
      .orderBy(direction(columns[params.sort]), asc(catalogueMapPoint.bandId))
      .limit(params.limit)
      .offset(params.offset),
    db.select({ rows: count() }).from(catalogueMapPoint).innerJoin(band, isLive).where(condition),
  ]);
  return { totalCount: total?.rows ?? 0, rows };
}
