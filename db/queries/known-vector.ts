import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { bandDescription } from '#db/schema/catalogue.ts';
import { bandVector, embeddingTask, MAX_VECTOR_DIMENSIONS } from '#db/schema/embedding.ts';
import { holdVectors, isModelChanged, requireActiveModel } from './active-model-lock.ts';
import { hasDirection } from './active-vector.ts';
import { ModelChangedError } from './store-vectors.ts';
import { literal } from './text-literal.ts';
import { describedIn, isOfSharedLength, type VectorSpace } from './vector-space.ts';

/**
 * Does those of a job's pending tasks whose text has a vector of the active model elsewhere already: it is copied,
 * and nobody is paid for it again. All of them or none.
 * @throws ModelChangedError
 */
export async function copyKnownVectors(
  db: Queryable,
  { jobId, space }: { jobId: string; space: VectorSpace },
): Promise<void> {
  const model = literal(space.model);
  const isPending = and(
    eq(embeddingTask.jobId, sql`${jobId}::uuid`),
    eq(embeddingTask.state, sql`'pending'`),
  );
  const pending = db
    .select({ textHash: embeddingTask.textHash })
    .from(embeddingTask)
    .where(isPending);
  const known = db
    .selectDistinctOn([bandDescription.embeddingTextHash], {
      textHash: sql`${bandDescription.embeddingTextHash}`.as('known_hash'),
      embedding: sql`${bandDescription.embedding}`.as('known_vector'),
      embeddedAt: sql`${bandDescription.embeddedAt}`.as('known_since'),
    })
    .from(describedIn(space))
    .where(
      and(
        sql`${bandDescription.embeddingModel} = ${model}`,
        hasDirection,
        inArray(bandDescription.embeddingTextHash, pending),
      ),
    )
    .orderBy(bandDescription.embeddingTextHash, sql`${bandDescription.embeddedAt} desc nulls last`);
  const copies = sql`
    with known as materialized (${known}),
    ended as (
      update ${embeddingTask} set state = 'done', reason = null from known
      where ${isPending} and ${embeddingTask.textHash} = known_hash
      returning ${embeddingTask.bandDescriptionIds} as ids, known_hash, known_vector, known_since),
    copy as (select id, known_hash, known_vector, known_since from ended, unnest(ids) as id)
    ${isOfSharedLength(space) ? intoDescriptions(space) : intoVectors(space)}`;
  try {
    await db.execute(
      sql`select ${holdVectors}; ${requireActiveModel(model)}; ${copies}`.inlineParams(),
    );
  } catch (error) {
    if (isModelChanged(error)) throw new ModelChangedError(space.model, { cause: error });
    throw error;
  }
}

const intoDescriptions = ({ model }: VectorSpace) => sql`
  update ${bandDescription} set embedding = known_vector, embedding_model = ${literal(model)},
    embedding_text_hash = known_hash, embedded_at = known_since
  from copy where ${bandDescription.bandDescriptionId} = copy.id`;

function intoVectors({ model, dimensions }: VectorSpace) {
  const isHalf = dimensions > MAX_VECTOR_DIMENSIONS;
  return sql`
    insert into ${bandVector} (model, band_description_id, embedding, half_embedding, text_hash, embedded_at)
    select ${literal(model)}, copy.id, ${isHalf ? sql`null` : sql`known_vector`},
      ${isHalf ? sql`known_vector::halfvec` : sql`null`}, known_hash, known_since
    from copy join ${bandDescription} as d on d.band_description_id = copy.id
    on conflict (model, band_description_id) do update set
      embedding = excluded.embedding, half_embedding = excluded.half_embedding,
      text_hash = excluded.text_hash, embedded_at = excluded.embedded_at`;
}
