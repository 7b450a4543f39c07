import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { countReceivers } from './receiver-count.ts';

export interface ClusterShareRow {
  clusterIndex: number;
  /** Its live bands. */
  bandCount: number;
  /** Places in live members' stored sets that its bands have. */
  placeCount: number;
}

/** How much of the catalogue, and of what members got, each cluster is. */
export function listClusterShares(
  db: Queryable,
  params: { mapId: number },
): Promise<ClusterShareRow[]> {
  const receivers = countReceivers(db);
  return db
    .with(receivers)
    .select({
      clusterIndex: catalogueMapPoint.clusterIndex,
      bandCount: sql<number>`count(*)::int`,
      placeCount: sql<number>`coalesce(sum(${receivers.memberCount}), 0)::int`,
    })
    .from(catalogueMapPoint)
    .innerJoin(band, and(eq(band.bandId, catalogueMapPoint.bandId), isNull(band.deletedAt)))
    .leftJoin(receivers, eq(receivers.bandId, band.bandId))
    .where(eq(catalogueMapPoint.mapId, params.mapId))
    .groupBy(catalogueMapPoint.clusterIndex);
}
