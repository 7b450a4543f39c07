import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMap, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { encodeVector } from './vector-format.ts';

export interface NewCluster {
  name: string | undefined;
  keywords: readonly string[];
  size: number;
  cohesion: number;
  medoidBandId: number;
  centroid: Float32Array;
  x: number;
  y: number;
}

export interface NewMap {
  model: string;
  clusterCountChosenBy: 'silhouette' | 'curator';
  silhouette: number;
  silhouettes: readonly { clusterCount: number; silhouette: number }[];
  neighbourCount: number;
  durationMs: number;
  /** When the vectors were read. */
  createdAt: Date;
  /** By index. */
  clusters: readonly NewCluster[];
  bandIds: readonly number[];
  /** For each band x and y by turns. */
  positions: Float32Array;
  clusterOf: Int32Array;
  closeness: Float32Array;
  neighbourOccurrence: Int32Array;
}

/**
 * Stores a whole map in one statement: readers see all of it or nothing, and a lost connection leaves nothing
 * behind. Bands that were removed meanwhile are left out. About 60 bytes a band. Answers the new map's id.
 */
export async function storeMap(db: Queryable, map: NewMap): Promise<number> {
  const clusters = map.clusters.map(({ centroid, name, ...cluster }, index) => ({
    cluster_index: index,
    name: name ?? null,
    keywords: cluster.keywords,
    size: cluster.size,
    cohesion: cluster.cohesion,
    medoid_band_id: cluster.medoidBandId,
    centroid: encodeVector(centroid),
    x: cluster.x,
    y: cluster.y,
  }));
  const xs = map.bandIds.map((_, row) => map.positions[row * 2] ?? 0);
  const ys = map.bandIds.map((_, row) => map.positions[row * 2 + 1] ?? 0);
  const [row] = await db.execute<{ map_id: string }>(sql`
    with made as (
      insert into ${catalogueMap}
        (model, band_count, cluster_count, cluster_count_chosen_by, silhouette, silhouettes,
         neighbour_count, duration_ms, created_at)
      values (${map.model}, ${map.bandIds.length}::int, ${clusters.length}::int, ${map.clusterCountChosenBy},
        ${map.silhouette}::float8, ${JSON.stringify(map.silhouettes)}::text::jsonb,
        ${map.neighbourCount}::int, ${Math.round(map.durationMs)}::int,
        ${map.createdAt.toISOString()}::timestamptz)
      returning map_id
    ),
    clusters as (
      insert into ${catalogueCluster}
        (map_id, cluster_index, name, keywords, size, cohesion, medoid_band_id, centroid, x, y)
      select made.map_id, c.cluster_index, c.name, c.keywords, c.size, c.cohesion, c.medoid_band_id,
        c.centroid::vector, c.x, c.y
      from made, jsonb_to_recordset(${JSON.stringify(clusters)}::text::jsonb) as c (
        cluster_index int, name varchar, keywords text[], size int, cohesion float8,
        medoid_band_id bigint, centroid text, x real, y real)
    ),
    points as (
      insert into ${catalogueMapPoint}
        (map_id, band_id, x, y, cluster_index, closeness, neighbour_occurrence)
      select made.map_id, p.*
      from made, unnest(
        ${toArray(map.bandIds)}::bigint[], ${toArray(xs)}::real[], ${toArray(ys)}::real[],
        ${toArray(map.clusterOf)}::int[], ${toArray(map.closeness)}::real[],
        ${toArray(map.neighbourOccurrence)}::int[]
      ) as p (band_id, x, y, cluster_index, closeness, neighbour_occurrence)
      where exists (select from ${band} where ${sql`${band.bandId}`} = p.band_id)
    )
    select map_id from made`);
  if (!row) throw new Error('storeMap: the database returned no row');
  return Number(row.map_id);
}

function toArray(numbers: ArrayLike<number>): string {
  return `{${Array.from(numbers).join(',')}}`;
}
