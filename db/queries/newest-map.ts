import { and, eq, type SQL, sql } from 'drizzle-orm';
import { band } from '#db/schema/catalogue.ts';
import { catalogueMap, catalogueMapPoint } from '#db/schema/catalogue-map.ts';

/** The id that `findLatestMap` finds: the newest map of the model, else the newest of any. */
export function newestMapId(model: string): SQL<number> {
  return sql<number>`(
    select ${catalogueMap.mapId} from ${catalogueMap}
    order by ${eq(catalogueMap.model, model)} desc, ${catalogueMap.mapId} desc limit 1)`;
}

/** Joins the selected `band` with its point in that map. */
export function isPointOfBand(model: string): SQL | undefined {
  return and(
    eq(catalogueMapPoint.bandId, band.bandId),
    eq(catalogueMapPoint.mapId, newestMapId(model)),
  );
}
