import { and, asc, desc, eq, gte, ilike, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { countReceivers } from './receiver-count.ts';

/** Lists that a band can be in: members' stored sets, or other bands' lists of nearest neighbours. */
export type ListKind = 'sets' | 'neighbours';

interface Population {
  by: ListKind;
  /** The catalogue map whose neighbour graph counts; undefined while there is none. */
  mapId: number | undefined;
}

export interface OccurrenceRow {
  bandId: number;
  /** In how many live members' stored sets it is. */
  setCount: number;
  /** In how many neighbour lists it is; null for a band that was not there when the graph was made. */
  neighbourCount: number | null;
  clusterIndex: number | null;
  /** Cosine to its cluster's centroid. */
  closeness: number | null;
}

export type OccurrenceSort = 'count' | 'other' | 'name';

export interface OccurrenceListParams extends Population {
  /** Part of a name, any case; blank: all. */
  query: string;
  min: number;
  max: number | undefined;
  sort: OccurrenceSort;
  direction: 'asc' | 'desc';
  /** From 1; the last page is answered for a later one. */
  page: number;
  pageSize: number;
}

/** How many live bands are in how many lists; bands in none included. */
export async function listOccurrenceFrequencies(
  db: Queryable,
  params: Population,
): Promise<{ value: number; count: number }[]> {
  const { ctes, from } = measureBands(db, params);
  const value = measureOf(from, params.by);
  return db
    .with(...ctes)
    .select({ value, count: sql<number>`count(*)::int` })
    .from(from)
    .where(belongs(from, params.by))
    .groupBy(value);
}

/** Live bands that are in `min` to `max` lists, a page of them. */
export async function listBandsByOccurrence(
  db: Queryable,
  params: OccurrenceListParams,
): Promise<{ rows: OccurrenceRow[]; totalCount: number }> {
  const { ctes, from } = measureBands(db, params);
  const { by, min, max, page, pageSize } = params;
  const measure = measureOf(from, by);
  const matched = db.$with('matched').as(
    db
      .select()
      .from(from)
      .where(
        and(
          belongs(from, by),
          gte(measure, min),
          max === undefined ? undefined : lte(measure, max),
          params.query.trim() ? ilike(from.bandName, containing(params.query)) : undefined,
        ),
      ),
  );
  const lastOffset = sql`(select greatest(0, (count(*) - 1) / ${pageSize}::int * ${pageSize}::int) from ${matched})`;
  const rows = await db
    .with(...ctes, matched)
    .select({
      bandId: matched.bandId,
      setCount: matched.setCount,
      neighbourCount: matched.neighbourCount,
      clusterIndex: matched.clusterIndex,
      closeness: matched.closeness,
      totalCount: sql<number>`(select count(*)::int from ${matched})`,
    })
    .from(matched)
    .orderBy(...orderOf(matched, params))
    .limit(pageSize)
    // Beyond the end the last page is as good an answer as any, and the total comes with it.
    .offset(sql`least(${(page - 1) * pageSize}::int, ${lastOffset})` as unknown as number);
  return {
    rows: rows.map(({ totalCount: _, ...row }) => row),
    totalCount: rows[0]?.totalCount ?? 0,
  };
}

function measureBands(db: Queryable, { mapId }: Population) {
  const receivers = countReceivers(db);
  const measured = db.$with('measured').as(
    db
      .select({
        bandId: sql<number>`${band.bandId}`.mapWith(Number).as('measured_band_id'),
        bandName: sql<string | null>`${band.bandName}`.as('measured_name'),
        setCount: sql<number>`coalesce(${receivers.memberCount}, 0)`.as('set_count'),
        neighbourCount: sql<number | null>`${catalogueMapPoint.neighbourOccurrence}`.as(
          'neighbour_count',
        ),
        clusterIndex: sql<number | null>`${catalogueMapPoint.clusterIndex}`.as('of_cluster'),
        closeness: sql<number | null>`${catalogueMapPoint.closeness}`.as('of_closeness'),
      })
      .from(band)
      .leftJoin(receivers, eq(receivers.bandId, band.bandId))
      .leftJoin(
        catalogueMapPoint,
        and(eq(catalogueMapPoint.mapId, mapId ?? 0), eq(catalogueMapPoint.bandId, band.bandId)),
      )
      .where(isNull(band.deletedAt)),
  );
  return { ctes: [receivers, measured] as const, from: measured };
}

type Measured = Pick<
  ReturnType<typeof measureBands>['from'],
  'bandId' | 'bandName' | 'setCount' | 'neighbourCount'
>;

function measureOf(from: Measured, by: ListKind): SQL<number> {
  return sql<number>`${by === 'sets' ? from.setCount : from.neighbourCount}`;
}

/** Every live band may be in a set; a band that came after the graph is in no neighbour list yet. */
function belongs(from: Measured, by: ListKind): SQL | undefined {
  return by === 'neighbours' ? isNotNull(from.neighbourCount) : undefined;
}

function orderOf(from: Measured, { by, sort, direction }: OccurrenceListParams): SQL[] {
  const turn = direction === 'asc' ? asc : desc;
  const other = by === 'sets' ? 'neighbours' : 'sets';
  const column = {
    count: measureOf(from, by),
    other: sql`coalesce(${measureOf(from, other)}, -1)`,
    name: sql`lower(coalesce(${from.bandName}, ''))`,
  }[sort];
  return [turn(column), asc(from.bandId)];
}

function containing(query: string): string {
  return `%${query
    .trim()
    .normalize('NFC')
    .replace(/[\\%_]/g, '\\$&')}%`;
}
