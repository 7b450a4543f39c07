import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '#db/client.ts';
import { catalogueCluster } from '#db/schema/catalogue-map.ts';

export interface ClusterNeighbourRow {
  clusterIndex: number;
  neighbourIndex: number;
  /** Cosine of the centroids. */
  similarity: number;
}

/** All pairs of clusters, for each cluster the nearest first. There are few clusters. */
export async function listClusterNeighbours(
  db: Queryable,
  params: { mapId: number },
): Promise<ClusterNeighbourRow[]> {
  const neighbour = alias(catalogueCluster, 'neighbour');
  const distance = sql<number>`${catalogueCluster.centroid} <=> ${neighbour.centroid}`;
  const rows = await db
    .select({
      clusterIndex: catalogueCluster.clusterIndex,
      neighbourIndex: neighbour.clusterIndex,
      distance,
    })
    .from(catalogueCluster)
    .innerJoin(
      neighbour,
      and(
        eq(neighbour.mapId, catalogueCluster.mapId),
        ne(neighbour.clusterIndex, catalogueCluster.clusterIndex),
      ),
    )
    .where(eq(catalogueCluster.mapId, params.mapId))
    .orderBy(asc(catalogueCluster.clusterIndex), asc(distance), asc(neighbour.clusterIndex));
  return rows.map(({ distance: far, ...row }) => ({ ...row, similarity: 1 - far }));
}
