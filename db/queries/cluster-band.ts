import { and, asc, desc, eq, ilike, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { countReceivers } from './receiver-count.ts';

export interface ClusterParams {
  mapId: number;
  clusterIndex: number;
}

/** Width of a histogram's bar, in cosine. */
export const CLOSENESS_BAR_WIDTH = 0.05;
const BARS_TO_ONE = Math.round(1 / CLOSENESS_BAR_WIDTH);

export interface ClosenessBarRow {
  /** Closeness from `bar × width` up to the next bar; 1 is in the last. */
  bar: number;
  count: number;
}

/** The cluster's live bands by closeness to its centroid; empty bars are left out. */
export function listClosenessBars(
  db: Queryable,
  params: ClusterParams,
): Promise<ClosenessBarRow[]> {
  return db
    .select({ bar: closenessBar, count: sql<number>`count(*)::int` })
    .from(catalogueMapPoint)
    .innerJoin(band, eq(band.bandId, catalogueMapPoint.bandId))
    .where(isLiveIn(params))
    .groupBy(closenessBar)
    .orderBy(asc(closenessBar));
}

export interface ClusterBandRow {
  bandId: number;
  /** Cosine to the cluster's centroid. */
  closeness: number;
  /** In how many live members' stored sets it is. */
  setCount: number;
  isPlacedLater: boolean;
}

export interface ClusterBandParams extends ClusterParams {
  /** Part of a name, any case; blank: all. */
  query: string;
  /** One bar of the histogram; undefined: all. */
  bar: number | undefined;
  sort: 'closeness' | 'count' | 'name';
  direction: 'asc' | 'desc';
  /** From 1; the last page is answered for a later one. */
  page: number;
  pageSize: number;
}

/** A page of the cluster's live bands. */
export async function listClusterBands(
  db: Queryable,
  params: ClusterBandParams,
): Promise<{ rows: ClusterBandRow[]; totalCount: number }> {
  const { page, pageSize } = params;
  const receivers = countReceivers(db);
  const matched = db.$with('matched').as(
    db
      .select({
        bandId: sql<number>`${band.bandId}`.mapWith(Number).as('matched_band_id'),
        bandName: sql<string>`lower(coalesce(${band.bandName}, ''))`.as('matched_name'),
        closeness: catalogueMapPoint.closeness,
        setCount: sql<number>`coalesce(${receivers.memberCount}, 0)`.as('set_count'),
        isPlacedLater: catalogueMapPoint.isPlacedLater,
      })
      .from(catalogueMapPoint)
      .innerJoin(band, eq(band.bandId, catalogueMapPoint.bandId))
      .leftJoin(receivers, eq(receivers.bandId, band.bandId))
      .where(
        and(
          isLiveIn(params),
          params.bar === undefined ? undefined : eq(closenessBar, params.bar),
          params.query.trim() ? ilike(band.bandName, containing(params.query)) : undefined,
        ),
      ),
  );
  const turn = params.direction === 'asc' ? asc : desc;
  const column = {
    closeness: matched.closeness,
    count: matched.setCount,
    name: matched.bandName,
  }[params.sort];
  const lastOffset = sql`(select greatest(0, (count(*) - 1) / ${pageSize}::int * ${pageSize}::int) from ${matched})`;
  const rows = await db
    .with(receivers, matched)
    .select({
      bandId: matched.bandId,
      closeness: matched.closeness,
      setCount: matched.setCount,
      isPlacedLater: matched.isPlacedLater,
      totalCount: sql<number>`(select count(*)::int from ${matched})`,
    })
    .from(matched)
    .orderBy(turn(column), asc(matched.bandId))
    .limit(pageSize)
    .offset(sql`least(${(page - 1) * pageSize}::int, ${lastOffset})` as unknown as number);
  return {
    rows: rows.map(({ totalCount: _, ...row }) => row),
    totalCount: rows[0]?.totalCount ?? 0,
  };
}

// Postgres takes a literal for the same expression in GROUP BY, but not a parameter.
const closenessBar: SQL<number> = sql<number>`least(floor(${sql`${catalogueMapPoint.closeness}`}::float8 * ${sql.raw(String(BARS_TO_ONE))})::int, ${sql.raw(String(BARS_TO_ONE - 1))})`;

function isLiveIn({ mapId, clusterIndex }: ClusterParams): SQL | undefined {
  return and(
    eq(catalogueMapPoint.mapId, mapId),
    eq(catalogueMapPoint.clusterIndex, clusterIndex),
    isNull(band.deletedAt),
  );
}

function containing(query: string): string {
  return `%${query
    .trim()
    .normalize('NFC')
    .replace(/[\\%_]/g, '\\$&')}%`;
}
