import { and, asc, desc, eq, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMap, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';

export type MapRow = typeof catalogueMap.$inferSelect & {
  silhouettes: { clusterCount: number; silhouette: number }[];
};

/** The newest map of the model; without one the newest of any model, which its `model` tells. */
export async function findLatestMap(
  db: Queryable,
  params: { model: string },
): Promise<MapRow | undefined> {
  const [row] = await db
    .select()
    .from(catalogueMap)
    .orderBy(desc(sql`${catalogueMap.model} = ${params.model}`), desc(catalogueMap.mapId))
    .limit(1);
  return row as MapRow | undefined;
}

export interface MapPointRow {
  bandId: number;
  x: number;
  y: number;
  clusterIndex: number;
  closeness: number;
  /** Undefined for a band that was placed after the run. */
  neighbourOccurrence: number | undefined;
  isPlacedLater: boolean;
}

/** The points of a map whose bands still live, by band id. */
export async function listMapPoints(
  db: Queryable,
  params: { mapId: number },
): Promise<MapPointRow[]> {
  const rows = await db
    .select({
      bandId: catalogueMapPoint.bandId,
      x: catalogueMapPoint.x,
      y: catalogueMapPoint.y,
      clusterIndex: catalogueMapPoint.clusterIndex,
      closeness: catalogueMapPoint.closeness,
      neighbourOccurrence: catalogueMapPoint.neighbourOccurrence,
      isPlacedLater: catalogueMapPoint.isPlacedLater,
    })
    .from(catalogueMapPoint)
    .innerJoin(band, and(eq(band.bandId, catalogueMapPoint.bandId), isNull(band.deletedAt)))
    .where(eq(catalogueMapPoint.mapId, params.mapId))
    .orderBy(asc(catalogueMapPoint.bandId));
  return rows.map((row) => ({
    ...row,
    neighbourOccurrence: row.neighbourOccurrence ?? undefined,
  }));
}

export interface MapClusterRow {
  clusterIndex: number;
  /** A curator's own name; undefined: named by its keywords. */
  name: string | undefined;
  keywords: string[];
  /** Bands of the run, those deleted since included. */
  size: number;
  cohesion: number;
  medoidBandId: number;
  x: number;
  y: number;
}

/** The clusters of a map, largest first, without their centroids. */
export async function listMapClusters(
  db: Queryable,
  params: { mapId: number },
): Promise<MapClusterRow[]> {
  const rows = await db
    .select({
      clusterIndex: catalogueCluster.clusterIndex,
      name: catalogueCluster.name,
      keywords: catalogueCluster.keywords,
      size: catalogueCluster.size,
      cohesion: catalogueCluster.cohesion,
      medoidBandId: catalogueCluster.medoidBandId,
      x: catalogueCluster.x,
      y: catalogueCluster.y,
    })
    .from(catalogueCluster)
    .where(eq(catalogueCluster.mapId, params.mapId))
    .orderBy(asc(catalogueCluster.clusterIndex));
  return rows.map((row) => ({ ...row, name: row.name ?? undefined }));
}

/** Gives a cluster a curator's own name; null goes back to its keywords. False: there is no such cluster. */
export async function renameCluster(
  db: Queryable,
  params: { mapId: number; clusterIndex: number; name: string | null },
): Promise<boolean> {
  const rows = await db
    .update(catalogueCluster)
    .set({ name: params.name })
    .where(
      and(
        eq(catalogueCluster.mapId, params.mapId),
        eq(catalogueCluster.clusterIndex, params.clusterIndex),
      ),
    )
    .returning({ clusterIndex: catalogueCluster.clusterIndex });
  return rows.length > 0;
}

export interface MapFreshness {
  /** Live bands with a usable vector that the run did not know. */
  added: number;
  /** Of them those that have a provisional place. */
  placedLater: number;
  /** Bands of the run that were embedded anew since. */
  changed: number;
  /** Bands of the run that are gone, or have no usable vector any more. */
  removed: number;
  /** The map was made from vectors of another model. */
  isOtherModel: boolean;
}

/** What happened to the catalogue since the map was made. */
export async function findMapFreshness(
  db: Queryable,
  params: { mapId: number; space: VectorSpace },
): Promise<MapFreshness | undefined> {
  const active = db
    .selectDistinctOn([band.bandId], {
      bandId: sql<number>`${band.bandId}`.as('active_band_id'),
      embeddedAt: bandDescription.embeddedAt,
    })
    .from(band)
    .innerJoin(describedIn(params.space), eq(bandDescription.bandId, band.bandId))
    .where(and(isNull(band.deletedAt), hasActiveVector(params.space.model), hasDirection))
    .orderBy(asc(band.bandId), asc(bandDescription.bandDescriptionId))
    .as('active');
  const point = db
    .select({
      bandId: sql<number>`${catalogueMapPoint.bandId}`.as('point_band_id'),
      isPlacedLater: catalogueMapPoint.isPlacedLater,
    })
    .from(catalogueMapPoint)
    .where(eq(catalogueMapPoint.mapId, params.mapId))
    .as('point');
  const countWhere = (condition: SQL) => sql<number>`count(*) filter (where ${condition})::int`;
  const [map] = await db
    .select({ model: catalogueMap.model, createdAt: catalogueMap.createdAt })
    .from(catalogueMap)
    .where(eq(catalogueMap.mapId, params.mapId));
  if (!map) return undefined;
  const isOfRun = sql`${point.bandId} is not null and not ${point.isPlacedLater}`;
  const isActive = sql`${active.bandId} is not null`;
  const [row] = await db
    .select({
      added: countWhere(sql`${isActive} and (${point.bandId} is null or ${point.isPlacedLater})`),
      placedLater: countWhere(sql`${isActive} and ${point.isPlacedLater}`),
      changed: countWhere(
        sql`${isActive} and ${isOfRun} and ${active.embeddedAt} > ${map.createdAt.toISOString()}::timestamptz`,
      ),
      removed: countWhere(sql`${isOfRun} and not (${isActive})`),
    })
    .from(active)
    .fullJoin(point, eq(point.bandId, active.bandId));
  return {
    ...(row ?? { added: 0, placedLater: 0, changed: 0, removed: 0 }),
    isOtherModel: map.model !== params.space.model,
  };
}

/** Removes all maps of the model but the newest `keep`. */
export async function pruneMaps(
  db: Queryable,
  params: { model: string; keep: number },
): Promise<void> {
  const [oldestKept] = await db
    .select({ mapId: catalogueMap.mapId })
    .from(catalogueMap)
    .where(eq(catalogueMap.model, params.model))
    .orderBy(desc(catalogueMap.mapId))
    .offset(params.keep - 1)
    .limit(1);
  if (!oldestKept) return;
  await db
    .delete(catalogueMap)
    .where(and(eq(catalogueMap.model, params.model), lt(catalogueMap.mapId, oldestKept.mapId)));
}
