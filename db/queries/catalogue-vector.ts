import { and, asc, countDistinct, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { binaryVector, decodeVector } from './vector-format.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';

export interface CatalogueVector {
  bandId: number;
  vector: Float32Array;
}

/** How many live bands have a usable vector of the model, and the database's time. */
export async function countCatalogueVectors(
  db: Queryable,
  params: { space: VectorSpace },
): Promise<{ count: number; now: Date }> {
  const [row] = await db
    .select({ count: countDistinct(band.bandId), now: sql<string>`now()` })
    .from(band)
    .innerJoin(describedIn(params.space), eq(bandDescription.bandId, band.bandId))
    .where(and(isNull(band.deletedAt), hasActiveVector(params.space.model), hasDirection));
  return { count: row?.count ?? 0, now: new Date(row?.now ?? 0) };
}

/**
 * The next live bands with their vectors, by band id, above `afterBandId`. Of several descriptions of a band the
 * one with the lowest id that has a vector stands for it.
 */
export async function listCatalogueVectors(
  db: Queryable,
  params: { space: VectorSpace; afterBandId: number; limit: number },
): Promise<CatalogueVector[]> {
  const rows = await db
    .selectDistinctOn([band.bandId], {
      bandId: band.bandId,
      vector: binaryVector(bandDescription.embedding),
    })
    .from(band)
    .innerJoin(describedIn(params.space), eq(bandDescription.bandId, band.bandId))
    .where(
      and(
        isNull(band.deletedAt),
        gt(band.bandId, params.afterBandId),
        hasActiveVector(params.space.model),
        hasDirection,
      ),
    )
    .orderBy(asc(band.bandId), asc(bandDescription.bandDescriptionId))
    .limit(params.limit);
  return rows.flatMap(({ bandId, vector }) =>
    vector ? [{ bandId, vector: decodeVector(vector) }] : [],
  );
}

export interface CarriedKeyword {
  bandId: number;
  keyword: string;
}

/** Every usable keyword of every live band, each pair once, by band and keyword. */
export async function listCarriedKeywords(db: Queryable): Promise<CarriedKeyword[]> {
  const rows = await db
    .selectDistinct({
      bandId: band.bandId,
      keywordId: keyword.keywordId,
      keyword: keyword.keyword,
    })
    .from(bandKeyword)
    .innerJoin(band, and(eq(band.bandId, bandKeyword.bandId), isNull(band.deletedAt)))
    .innerJoin(
      keyword,
      and(eq(keyword.keywordId, bandKeyword.keywordId), isNull(keyword.deletedAt)),
    )
    .where(and(isNull(bandKeyword.deletedAt), sql`btrim(${keyword.keyword}) <> ''`))
    .orderBy(asc(band.bandId), asc(keyword.keywordId));
  return rows.flatMap(({ bandId, keyword: text }) => (text ? [{ bandId, keyword: text }] : []));
}
