import { and, asc, count, desc, eq, isNull, max, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMap, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { member } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { timesRecommended } from './recommendation-count.ts';

export interface MapStateRow {
  mapId: number;
  model: string;
  clusterCountChosenBy: 'silhouette' | 'curator';
  createdAt: Date;
  /** Live bands in the picture. */
  bandCount: number;
  placedLaterCount: number;
  unplacedCount: number;
  changedCount: number;
  goneCount: number;
}

/** Live bands with a usable vector of the model, each once, with the time of the vector. */
function embeddedBands(db: Queryable, model: string) {
  return db
    .selectDistinctOn([bandDescription.bandId], {
      bandId: bandDescription.bandId,
      embeddedAt: bandDescription.embeddedAt,
    })
    .from(bandDescription)
    .innerJoin(band, and(eq(band.bandId, bandDescription.bandId), isNull(band.deletedAt)))
    .where(and(hasActiveVector(model), hasDirection))
    .orderBy(asc(bandDescription.bandId), asc(bandDescription.bandDescriptionId))
    .as('embedded');
}

/** The newest picture and what has changed since it was made; undefined before the first. */
export async function findMapState(
  db: Queryable,
  params: { model: string },
): Promise<MapStateRow | undefined> {
  const [map] = await db
    .select({
      mapId: catalogueMap.mapId,
      model: catalogueMap.model,
      clusterCountChosenBy: catalogueMap.clusterCountChosenBy,
      createdAt: catalogueMap.createdAt,
    })
    .from(catalogueMap)
    .orderBy(desc(catalogueMap.mapId))
    .limit(1);
  if (!map) return undefined;
  const embedded = embeddedBands(db, params.model);
  const point = db
    .select({ bandId: catalogueMapPoint.bandId, isPlacedLater: catalogueMapPoint.isPlacedLater })
    .from(catalogueMapPoint)
    .where(eq(catalogueMapPoint.mapId, map.mapId))
    .as('point');
  const isShown = sql`${point.bandId} is not null and ${band.bandId} is not null`;
  const countIf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})::int`;
  const [counts] = await db
    .select({
      bandCount: countIf(isShown),
      placedLaterCount: countIf(sql`${isShown} and ${point.isPlacedLater}`),
      unplacedCount: countIf(sql`${point.bandId} is null`),
      changedCount: countIf(
        sql`${isShown} and not ${point.isPlacedLater} and ${embedded.embeddedAt} > ${map.createdAt.toISOString()}::timestamptz`,
      ),
      goneCount: countIf(sql`${point.bandId} is not null and ${embedded.bandId} is null`),
    })
    .from(point)
    .fullJoin(embedded, eq(embedded.bandId, point.bandId))
    .leftJoin(band, and(eq(band.bandId, point.bandId), isNull(band.deletedAt)));
  if (!counts) return undefined;
  return { ...map, ...counts };
}

/** Live bands that a picture would be made from. */
export async function countEmbeddedBands(
  db: Queryable,
  params: { model: string },
): Promise<number> {
  const [row] = await db.select({ bands: count() }).from(embeddedBands(db, params.model));
  return row?.bands ?? 0;
}

export interface MapClusterRow {
  clusterIndex: number;
  name: string | null;
  keywords: string[];
  /** Live bands. */
  size: number;
  x: number;
  y: number;
}

/** The clusters of a picture, by index. */
export async function listMapClusters(
  db: Queryable,
  params: { mapId: number },
): Promise<MapClusterRow[]> {
  const { clusterIndex, name, keywords, x, y } = catalogueCluster;
  return db
    .select({ clusterIndex, name, keywords, x, y, size: sql<number>`count(${band.bandId})::int` })
    .from(catalogueCluster)
    .leftJoin(
      catalogueMapPoint,
      and(
        eq(catalogueMapPoint.mapId, catalogueCluster.mapId),
        eq(catalogueMapPoint.clusterIndex, catalogueCluster.clusterIndex),
      ),
    )
    .leftJoin(band, and(eq(band.bandId, catalogueMapPoint.bandId), isNull(band.deletedAt)))
    .where(eq(catalogueCluster.mapId, params.mapId))
    .groupBy(catalogueCluster.mapId, catalogueCluster.clusterIndex)
    .orderBy(asc(catalogueCluster.clusterIndex));
}

export interface MapPointRow {
  bandId: number;
  bandName: string;
  x: number;
  y: number;
  clusterIndex: number;
  isBand: boolean | null;
  timesRecommended: number;
  isPlacedLater: boolean;
}

/** Every live band of the newest picture, by id. */
export async function listMapPoints(db: Queryable): Promise<MapPointRow[]> {
  const newest = db.select({ mapId: max(catalogueMap.mapId) }).from(catalogueMap);
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
  return db
    .select({
      bandId: catalogueMapPoint.bandId,
      bandName: sql<string>`coalesce(${band.bandName}, '')`,
      x: catalogueMapPoint.x,
      y: catalogueMapPoint.y,
      clusterIndex: catalogueMapPoint.clusterIndex,
      isBand: band.isBand,
      timesRecommended: sql<number>`coalesce(${recommended.times}, 0)`,
      isPlacedLater: catalogueMapPoint.isPlacedLater,
    })
    .from(catalogueMapPoint)
    .innerJoin(band, and(eq(band.bandId, catalogueMapPoint.bandId), isNull(band.deletedAt)))
    .leftJoin(recommended, eq(recommended.bandId, catalogueMapPoint.bandId))
    .where(eq(catalogueMapPoint.mapId, newest))
    .orderBy(asc(catalogueMapPoint.bandId));
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

/** A page of the newest picture's live bands, and how many there are. */
export async function listMapTable(
  db: Queryable,
  params: MapTableParams,
): Promise<{ totalCount: number; rows: MapTableRow[] }> {
  const newest = db.select({ mapId: max(catalogueMap.mapId) }).from(catalogueMap);
  const columns = {
    name: band.bandName,
    closeness: catalogueMapPoint.closeness,
    timesRecommended: sql`times`,
  };
  const direction = params.direction === 'asc' ? asc : desc;
  const condition = and(
    eq(catalogueMapPoint.mapId, newest),
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
