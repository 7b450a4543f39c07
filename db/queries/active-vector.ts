import { and, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { bandDescription } from '#db/schema/catalogue.ts';

/**
 * A live description row that carries a vector of `model`. Vectors without provenance were there before
 * us and count as made by the configured model. Zero vectors must be left out besides: `hasDirection`.
 */
export function hasActiveVector(model: string): SQL | undefined {
  return and(
    isNull(bandDescription.deletedAt),
    isNotNull(bandDescription.embedding),
    or(isNull(bandDescription.embeddingModel), eq(bandDescription.embeddingModel, model)),
  );
}

/** A zero vector has no direction, hence no cosine: it counts as no vector. */
export const hasDirection: SQL = sql`vector_norm(${bandDescription.embedding}) > 0`;
