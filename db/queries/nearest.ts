import { and, cosineDistance, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { hasActiveVector } from './active-vector.ts';
import { isNoneOf } from './id-list.ts';
import { encodeProbe } from './vector-format.ts';
import { describedIn, statementName, type VectorSpace } from './vector-space.ts';

export interface NearestBandsParams {
  /** Unit vectors, one search each. */
  probes: readonly ArrayLike<number>[];
  excludedBandIds: readonly number[];
  /** Bands per probe at the most. */
  limit: number;
  /** Only bands with `is_band = true`. */
  bandsOnly: boolean;
  space: VectorSpace;
}

export interface NearBand {
  bandId: number;
  /** Cosine similarity, exact, in [-1, 1]. */
  similarity: number;
}

/**
 * For each probe the nearest live bands, best first (ties: lower band id), in one round trip.
 * One exact scan computes every probe's distance to each band; the lateral join then takes each
 * probe's best. Never fewer rows than exist, which an approximate index can't promise.
 */
export async function findNearestBands(
  db: Queryable,
  params: NearestBandsParams,
): Promise<NearBand[][]> {
  const near: NearBand[][] = params.probes.map(() => []);
  if (params.probes.length === 0) return near;
  const rows = await db
    .select({
      probe: sql<number>`probe`,
      bandId: sql`band_id`.mapWith(band.bandId),
      similarity: sql<number>`1 - distance`,
    })
    .from(sql`(${nearestPerProbe(db, params)}) as nearest`)
    .orderBy(sql`probe, distance, band_id`)
    .prepare(statementName('find_nearest_bands', params.space))
    .execute();
  for (const { probe, bandId, similarity } of rows) near[probe]?.push({ bandId, similarity });
  return near;
}

function nearestPerProbe(db: Queryable, params: NearestBandsParams): SQL {
  const probes = params.probes.map((vector, index) => ({
    column: sql.raw(`p${index}`),
    text: encodeProbe(vector),
  }));
  // Each probe is parsed once, in the CTE; a cast beside the distance would be parsed for every row.
  const probe = sql.join(
    probes.map(({ column, text }) => sql`${text}::vector as ${column}`),
    sql`, `,
  );
  const distances = sql.join(
    probes.map(({ column }) =>
      cosineDistance(bandDescription.embedding, db.select({ column }).from(sql`probe`)),
    ),
    sql`, `,
  );
  const measured = db
    .select({
      bandId: sql<number>`${bandDescription.bandId}`.as('band_id'),
      descriptionId: sql<number>`${bandDescription.bandDescriptionId}`.as('description_id'),
      distances: sql`array[${distances}]`.as('distances'),
    })
    .from(describedIn(params.space))
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(
      and(
        hasActiveVector(params.space.model),
        isNull(band.deletedAt),
        params.bandsOnly ? eq(band.isBand, true) : undefined,
        isNoneOf(band.bandId, params.excludedBandIds),
      ),
    );
  // Both CTEs are materialised: merged into one, the distances would be computed again to be filtered.
  return sql`
    with probe as materialized (select ${probe}),
    measured as materialized (${measured}),
    scored as materialized (
      -- Of several descriptions of a band the lowest id that has a direction stands for it.
      select distinct on (band_id) band_id, distances
      from measured
      where distances[1] <> 'NaN'
      order by band_id, description_id
    )
    select number - 1 as probe, near.band_id, near.distance
    from generate_series(1, ${probes.length}::int) as number
    cross join lateral (
      select scored.band_id, scored.distances[number] as distance
      from scored
      order by distance, scored.band_id
      limit ${params.limit}
    ) as near`;
}
