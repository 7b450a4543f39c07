import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { catalogueMapPoint } from '#db/schema/catalogue-map.ts';

/** How many live bands of a map are among no other band's nearest neighbours. */
export async function countNeighbourless(
  db: Queryable,
  params: { mapId: number },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(catalogueMapPoint)
    .innerJoin(band, and(eq(band.bandId, catalogueMapPoint.bandId), isNull(band.deletedAt)))
    .where(
      and(eq(catalogueMapPoint.mapId, params.mapId), eq(catalogueMapPoint.neighbourOccurrence, 0)),
    );
  return row?.count ?? 0;
}
