import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';

/** Neighbours that decide on a place. */
const NEIGHBOURS = 5;
/** Keeps a neighbour of the very same vector from weighing infinitely. */
const LEAST_DISTANCE = 0.01;

/**
 * Gives up to `limit` bands that the map does not know a provisional place, in one statement: the mean of the places
 * of their five nearest bands of the run, by true cosine, weighted by 1 / (distance + 0.01); the cluster is that of
 * the nearest centroid. Answers how many were placed.
 */
export async function placeBands(
  db: Queryable,
  params: { mapId: number; space: VectorSpace; limit: number },
): Promise<number> {
  const { mapId, space, limit } = params;
  const isUnknown = sql`not exists (
    select from ${catalogueMapPoint} as known where known.map_id = ${mapId} and known.band_id = ${band.bandId})`;
  const fresh = db
    .selectDistinctOn([band.bandId], {
      bandId: sql`${band.bandId}`.as('band_id'),
      embedding: sql`${bandDescription.embedding}`.as('embedding'),
    })
    .from(band)
    .innerJoin(describedIn(space), eq(bandDescription.bandId, band.bandId))
    .where(and(isNull(band.deletedAt), hasActiveVector(space.model), hasDirection, isUnknown))
    .orderBy(asc(band.bandId), asc(bandDescription.bandDescriptionId))
    .limit(limit);
  // The tables are joined anew for the neighbours, under their own names; the new bands have the alias.
  const neighbour = sql`
    select ${catalogueMapPoint.x}, ${catalogueMapPoint.y},
      ${bandDescription.embedding} <=> fresh.embedding as distance
    from ${catalogueMapPoint}
    join ${describedIn(space)} on ${eq(bandDescription.bandId, catalogueMapPoint.bandId)}
    join ${band} on ${eq(band.bandId, catalogueMapPoint.bandId)}
    where ${and(
      eq(catalogueMapPoint.mapId, mapId),
      eq(catalogueMapPoint.isPlacedLater, false),
      isNull(band.deletedAt),
      hasActiveVector(space.model),
      hasDirection,
    )}
    order by distance
    limit ${NEIGHBOURS}`;
  const rows = await db.execute(sql`
    with fresh as materialized (${fresh})
    insert into ${catalogueMapPoint}
      (map_id, band_id, x, y, cluster_index, closeness, neighbour_occurrence, is_placed_later)
    select ${mapId}::bigint, fresh.band_id, place.x, place.y, nearest.cluster_index, nearest.closeness, null, true
    from fresh
    cross join lateral (
      select sum(x / (distance + ${LEAST_DISTANCE}::float8)) / sum(1 / (distance + ${LEAST_DISTANCE}::float8)) as x,
        sum(y / (distance + ${LEAST_DISTANCE}::float8)) / sum(1 / (distance + ${LEAST_DISTANCE}::float8)) as y
      from (${neighbour}) as near
    ) as place
    cross join lateral (
      select c.cluster_index, 1 - (c.centroid <=> fresh.embedding) as closeness
      from ${catalogueCluster} as c where c.map_id = ${mapId}
      order by c.centroid <=> fresh.embedding, c.cluster_index limit 1
    ) as nearest
    where place.x is not null
    on conflict do nothing
    returning band_id`);
  return rows.length;
}
