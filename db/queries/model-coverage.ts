import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { bandVector } from '#db/schema/embedding.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { isEmbeddable, textHash } from './description-scope.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';
import { isOfText } from './vector-status.ts';

export interface ModelCoverage {
  /** Live descriptions with a text. */
  total: number;
  /** Of them those with a vector, and those whose vector was made from an earlier text. */
  embedded: number;
  stale: number;
}

/** How much of the catalogue has a vector of a space. */
export async function countCoverage(
  db: Queryable,
  { space }: { space: VectorSpace },
): Promise<ModelCoverage> {
  const hasVector = sql`coalesce(${and(hasActiveVector(space.model), hasDirection)}, false)`;
  const [row] = await db
    .select({
      total: sql<number>`count(*)::int`,
      embedded: sql<number>`(count(*) filter (where ${hasVector}))::int`,
      stale: sql<number>`(count(*) filter (where ${hasVector} and not ${isOfText}))::int`,
    })
    .from(describedIn(space))
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(isEmbeddable);
  return row ?? { total: 0, embedded: 0, stale: 0 };
}

/** Whether a description (of `band_description` joined with `band`) is to be embedded by a model beside. */
export function lacksVectorBeside({ model }: VectorSpace): SQL | undefined {
  return and(
    isEmbeddable,
    sql`not exists (
      select from ${bandVector} as own
      where own.model = ${model} and own.band_description_id = ${sql`${bandDescription.bandDescriptionId}`}
        and (own.text_hash is null or own.text_hash = ${textHash}))`,
  );
}
