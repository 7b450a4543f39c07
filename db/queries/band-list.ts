import { and, asc, eq, isNotNull, isNull, not, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { member } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { wasEverRecommended } from './ever-recommended.ts';
import { isOneOf } from './id-list.ts';
import { isPointOfBand } from './newest-map.ts';
import { containsText } from './text-search.ts';
import type { VectorSpace } from './vector-space.ts';
import { type VectorStatus, vectorStatus } from './vector-status.ts';

/** Which bands are meant, live ones unless it says otherwise; what is absent doesn't matter. */
export interface BandFilter {
  /** Part of the name. */
  query?: string;
  vector?: VectorStatus;
  /** Only bands that were never in a live member's set, stored now or before. */
  isNeverRecommended?: boolean;
  isBand?: boolean;
  keywordId?: number;
  /** Those in the trash, and only those. */
  isDeleted?: boolean;
}

export const BAND_SORT_KEYS = ['name', 'recommended', 'neighbours', 'updated'] as const;
export type BandSortKey = (typeof BAND_SORT_KEYS)[number];

export interface BandOrder {
  by: BandSortKey;
  direction: 'asc' | 'desc';
}

/** Live sets of live members. */
const liveSets = sql`${bandRecommend}
  join ${member} on ${and(eq(member.memberId, bandRecommend.memberId), isNull(member.deletedAt))}
  where ${and(isNull(bandRecommend.deletedAt), isNotNull(bandRecommend.bandId))}`;

/**
 * In how many members' sets each band is (a set holds a band once). Materialised: without statistics the
 * planner would count anew for every band.
 */
const sets = sql`(
  with counted as materialized (
    select ${bandRecommend.bandId} as set_band_id, count(*)::int as set_count
    from ${liveSets} group by ${bandRecommend.bandId})
  select * from counted) as sets`;
const isSetOfBand = sql`set_band_id = ${sql`${band.bandId}`}`;
const setCount = sql<number>`coalesce(set_count, 0)`;

const carriesKeyword = (keywordId: number) => sql`exists (
  select from ${bandKeyword}
  join ${keyword} on ${and(eq(keyword.keywordId, bandKeyword.keywordId), isNull(keyword.deletedAt))}
  where ${and(eq(bandKeyword.bandId, band.bandId), eq(bandKeyword.keywordId, keywordId), isNull(bandKeyword.deletedAt))})`;

/** Hangul before the rest, then by code: the same order on every server, whatever its locale. */
const nameOrder = (direction: SQL) =>
  sql`(lower(${band.bandName}) collate "C" between '가' and '힣') desc nulls last,
    lower(${band.bandName}) collate "C" ${direction} nulls last`;

export const isFiltered = (filter: BandFilter, space: VectorSpace) =>
  and(
    filter.isDeleted ? isNotNull(band.deletedAt) : isNull(band.deletedAt),
    filter.query ? containsText(band.bandName, filter.query) : undefined,
    filter.keywordId === undefined ? undefined : carriesKeyword(filter.keywordId),
    filter.isBand === undefined ? undefined : eq(band.isBand, filter.isBand),
    filter.isNeverRecommended ? not(wasEverRecommended) : undefined,
    filter.vector ? eq(vectorStatus(space), filter.vector) : undefined,
  );

interface FilterParams {
  filter: BandFilter;
  space: VectorSpace;
}

export async function countBands(db: Queryable, { filter, space }: FilterParams): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(band)
    .where(isFiltered(filter, space));
  return row?.count ?? 0;
}

/** One page of the filtered bands' ids, in order; ties by name, then id. */
export async function listBandIds(
  db: Queryable,
  params: FilterParams & { order: BandOrder; limit: number; offset: number },
): Promise<number[]> {
  const { order, filter, space } = params;
  const direction = order.direction === 'asc' ? sql`asc` : sql`desc`;
  const selected = db.select({ bandId: band.bandId }).from(band).$dynamic();
  const keys: Record<BandSortKey, SQL[]> = {
    name: [nameOrder(direction)],
    recommended: [sql`${setCount} ${direction}`],
    neighbours: [sql`${catalogueMapPoint.neighbourOccurrence} ${direction} nulls last`],
    updated: [sql`coalesce(${band.updatedAt}, ${band.createdAt}) ${direction} nulls last`],
  };
  if (order.by === 'recommended') selected.leftJoin(sets, isSetOfBand);
  if (order.by === 'neighbours') selected.leftJoin(catalogueMapPoint, isPointOfBand(space.model));
  const rows = await selected
    .where(isFiltered(filter, space))
    .orderBy(...keys[order.by], nameOrder(sql`asc`), asc(band.bandId))
    .limit(params.limit)
    .offset(params.offset);
  return rows.map(({ bandId }) => bandId);
}

export interface BandStanding {
  bandId: number;
  vectorStatus: VectorStatus;
  timesRecommended: number;
  updatedAt: Date | null;
  /** The newest map's; null where it hasn't got the band. */
  clusterIndex: number | null;
  clusterName: string | null;
  clusterKeywords: string[] | null;
  neighbourOccurrence: number | null;
}

/** What a list shows of the bands among `bandIds` besides their cards; in no particular order. */
export async function findBandStandings(
  db: Queryable,
  params: { bandIds: readonly number[]; space: VectorSpace },
): Promise<BandStanding[]> {
  return db
    .select({
      bandId: band.bandId,
      vectorStatus: vectorStatus(params.space),
      timesRecommended: setCount,
      updatedAt: sql`coalesce(${band.updatedAt}, ${band.createdAt})`.mapWith(band.updatedAt),
      clusterIndex: catalogueMapPoint.clusterIndex,
      clusterName: catalogueCluster.name,
      clusterKeywords: catalogueCluster.keywords,
      neighbourOccurrence: catalogueMapPoint.neighbourOccurrence,
    })
    .from(band)
    .leftJoin(sets, isSetOfBand)
    .leftJoin(catalogueMapPoint, isPointOfBand(params.space.model))
    .leftJoin(
      catalogueCluster,
      and(
        eq(catalogueCluster.mapId, catalogueMapPoint.mapId),
        eq(catalogueCluster.clusterIndex, catalogueMapPoint.clusterIndex),
      ),
    )
    .where(isOneOf(band.bandId, params.bandIds));
}

export interface BandFacets {
  vector: Record<VectorStatus, number>;
  neverRecommended: number;
  band: number;
  solo: number;
}

/**
 * How many bands each filter would leave, the other filters as they are. Looks at every vector, so it
 * takes longer than a page of the list: ask for it apart.
 */
export async function countBandFacets(
  db: Queryable,
  { filter, space }: FilterParams,
): Promise<BandFacets> {
  const { vector, isNeverRecommended, isBand, ...scope } = filter;
  const marked = db
    .select({
      status: vectorStatus(space).as('status'),
      isNever: sql<boolean>`${not(wasEverRecommended)}`.as('is_never'),
      isBand: sql<boolean>`${band.isBand}`.as('is_kind_band'),
    })
    .from(band)
    .where(isFiltered(scope, space));
  const ofVector = vector ? sql`status = ${vector}` : sql`true`;
  const ofNever = isNeverRecommended ? sql`is_never` : sql`true`;
  const ofKind = isBand === undefined ? sql`true` : sql`is_kind_band = ${isBand}`;
  const count = (...conditions: SQL[]) =>
    sql<number>`(count(*) filter (where ${and(...conditions)}))::int`;
  const countVector = (status: VectorStatus) => count(sql`status = ${status}`, ofNever, ofKind);
  const [row] = await db
    .select({
      vector: {
        current: countVector('current'),
        stale: countVector('stale'),
        foreign: countVector('foreign'),
        missing: countVector('missing'),
        blank: countVector('blank'),
      },
      neverRecommended: count(sql`is_never`, ofVector, ofKind),
      band: count(sql`is_kind_band`, ofVector, ofNever),
      solo: count(sql`not is_kind_band`, ofVector, ofNever),
    })
    // Materialised, so that each vector is looked at once and not for every count.
    .from(sql`(with marked as materialized (${marked}) select * from marked) as marked`);
  if (!row) throw new Error('an aggregate without a row');
  return row;
}
