import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { bandDescription } from '#db/schema/catalogue.ts';
import { bandVector, embeddingModel, MAX_VECTOR_DIMENSIONS } from '#db/schema/embedding.ts';
import { holdVectors, isModelChanged, requireActiveModel } from './active-model-lock.ts';
import { literal } from './text-literal.ts';
import { encodeVector } from './vector-format.ts';
import { isOfSharedLength, type VectorSpace } from './vector-space.ts';

export interface EmbeddingRow {
  bandDescriptionId: number;
  vector: Float32Array;
  /** Of the text that was embedded: a description edited meanwhile shows as stale. */
  textHash: string;
}

/** The vectors are of a model that isn't active (any more), or isn't being prepared: nothing was stored. */
export class ModelChangedError extends Error {
  constructor(model: string, options?: ErrorOptions) {
    super(`Vectors of ${model} are not wanted now: another model became active.`, options);
    this.name = 'ModelChangedError';
  }
}

const nothing = sql`select 1`;

interface StoreParams {
  space: VectorSpace;
  rows: readonly EmbeddingRow[];
  /** Further statements of the same message, without parameters that can't be inlined. */
  alongside?: SQL;
}

/**
 * Stores vectors of the active model with their provenance where searches find them, all or none. Answers how many
 * descriptions there were for them.
 * @throws ModelChangedError
 */
export async function storeEmbeddings(
  db: Queryable,
  { space, rows, alongside = nothing }: StoreParams,
): Promise<number> {
  if (rows.length === 0) return 0;
  const store = isOfSharedLength(space)
    ? updateDescriptions(db, space, rows)
    : upsertBeside(space, rows);
  // One message, as that of `replaceRecommendations`: an activation waits for it, or it for the activation.
  return countStored(
    db,
    space,
    sql`select ${holdVectors}; ${requireActiveModel(literal(space.model))}; ${alongside}; ${store}`,
  );
}

/**
 * Stores vectors of a model in preparation beside the active model's, all or none.
 * @throws ModelChangedError
 */
export async function storeVectorsBeside(
  db: Queryable,
  { space, rows, alongside = nothing }: StoreParams,
): Promise<number> {
  if (rows.length === 0) return 0;
  const isBeside = sql`exists (
    select from ${embeddingModel} as prepared
    where prepared.model = ${literal(space.model)} and prepared.dimensions = ${space.dimensions} and prepared.state <> 'active')`;
  return countStored(
    db,
    space,
    sql`select ${holdVectors}; select 1 / (${isBeside})::int; ${alongside}; ${upsertBeside(space, rows)}`,
  );
}

async function countStored(db: Queryable, space: VectorSpace, message: SQL): Promise<number> {
  try {
    const results: unknown = await db.execute(message.inlineParams());
    const stored: unknown = Array.isArray(results) ? results.at(-1) : undefined;
    return Array.isArray(stored) ? stored.length : 0;
  } catch (error) {
    if (isModelChanged(error)) throw new ModelChangedError(space.model, { cause: error });
    throw error;
  }
}

function updateDescriptions(
  db: Queryable,
  { model }: VectorSpace,
  rows: readonly EmbeddingRow[],
): SQL {
  return db
    .update(bandDescription)
    .set({
      embedding: sql`fresh.embedding`,
      embeddingModel: literal(model),
      embeddingTextHash: sql`fresh.text_hash`,
      embeddedAt: sql`now()`,
    })
    .from(sql`(values ${valuesOf(rows)}) as fresh (id, embedding, text_hash)`)
    .where(eq(bandDescription.bandDescriptionId, sql`fresh.id`))
    .returning({ id: bandDescription.bandDescriptionId })
    .getSQL();
}

/** A description that was deleted for good meanwhile is left out. */
function upsertBeside({ model, dimensions }: VectorSpace, rows: readonly EmbeddingRow[]): SQL {
  const isHalf = dimensions > MAX_VECTOR_DIMENSIONS;
  return sql`
    insert into ${bandVector} (model, band_description_id, embedding, half_embedding, text_hash, embedded_at)
    select ${literal(model)}, fresh.id,
      ${isHalf ? sql`null` : sql`fresh.embedding`}, ${isHalf ? sql`fresh.embedding::halfvec` : sql`null`},
      fresh.text_hash, now()
    from (values ${valuesOf(rows)}) as fresh (id, embedding, text_hash)
    join ${bandDescription} as d on d.band_description_id = fresh.id
    on conflict (model, band_description_id) do update set
      embedding = excluded.embedding, half_embedding = excluded.half_embedding,
      text_hash = excluded.text_hash, embedded_at = excluded.embedded_at
    returning band_description_id`;
}

function valuesOf(rows: readonly EmbeddingRow[]): SQL {
  return sql.join(
    rows.map(
      ({ bandDescriptionId, vector, textHash }) =>
        sql`(${bandDescriptionId}::bigint, ${encodeVector(vector)}::vector, ${textHash}::varchar)`,
    ),
    sql`, `,
  );
}
