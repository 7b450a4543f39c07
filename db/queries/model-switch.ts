import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { bandDescription } from '#db/schema/catalogue.ts';
import { catalogueMap } from '#db/schema/catalogue-map.ts';
import { bandVector, embeddingModel } from '#db/schema/embedding.ts';
import { sentenceEmbedding } from '#db/schema/recommendation.ts';
import {
  isModelChanged,
  lockActiveModel,
  lockVectors,
  requireActiveModel,
} from './active-model-lock.ts';
import { ModelChangedError } from './store-vectors.ts';
import { literal } from './text-literal.ts';
import { isOfSharedLength, type VectorSpace } from './vector-space.ts';
import { hashOf } from './vector-status.ts';

const vectorColumns = sql.raw(
  '(model, band_description_id, embedding, half_embedding, text_hash, embedded_at)',
);
const overwrite = sql`
  on conflict (model, band_description_id) do update set
    embedding = excluded.embedding, half_embedding = excluded.half_embedding,
    text_hash = excluded.text_hash, embedded_at = excluded.embedded_at`;

/**
 * Makes a prepared or kept model the active one, in one message: all of it or nothing. The vectors of the model so
 * far are kept beside, those of the new one take their place where its length is the shared one; descriptions that
 * it has no vector of keep the old one there, as another model's.
 * @throws ModelChangedError when `from` isn't active, or `to` is neither in preparation nor kept
 */
export async function activateModel(
  db: Queryable,
  { from, to }: { from: VectorSpace; to: VectorSpace },
): Promise<void> {
  const target = literal(to.model);
  const isReady = sql`exists (
    select from ${embeddingModel} as ready
    where ready.model = ${target} and ready.dimensions = ${to.dimensions} and ready.state <> 'active')`;
  const message: SQL[] = [
    // A large catalogue takes longer than a request may.
    sql`select set_config('statement_timeout', '0', true), ${lockVectors}`,
    requireActiveModel(literal(from.model)),
    sql`select 1 / (${isReady})::int`,
    // The configured model has no row before the first switch.
    sql`insert into ${embeddingModel} (model, dimensions, state)
      values (${literal(from.model)}, ${from.dimensions}, 'active') on conflict (model) do nothing`,
    ...(isOfSharedLength(from) ? [keepBeside(from)] : []),
    ...(isOfSharedLength(to) ? takePlace(to) : []),
    // Only now those who answer members have to wait, and only for the rest of this message.
    sql`select ${lockActiveModel}`,
    sql`update ${embeddingModel} set state = 'kept' where state = 'active'`,
    sql`update ${embeddingModel} set state = 'active', activated_at = now() where model = ${target}`,
  ];
  try {
    await db.execute(sql.join(message, sql`; `).inlineParams());
  } catch (error) {
    if (isModelChanged(error)) throw new ModelChangedError(to.model, { cause: error });
    throw error;
  }
}

/** Those of deleted descriptions too: one that is restored has its vector. */
function keepBeside({ model }: VectorSpace): SQL {
  return sql`
    insert into ${bandVector} ${vectorColumns}
    select ${literal(model)}, d.band_description_id, d.embedding, null, d.embedding_text_hash, d.embedded_at
    from ${bandDescription} as d
    where d.embedding is not null and (d.embedding_model is null or d.embedding_model = ${literal(model)})
    ${overwrite}`;
}

function takePlace({ model }: VectorSpace): SQL[] {
  return [
    sql`update ${bandDescription} as d
      set embedding = v.embedding, embedding_model = v.model,
        embedding_text_hash = v.text_hash, embedded_at = v.embedded_at
      from ${bandVector} as v
      where v.model = ${literal(model)} and v.band_description_id = d.band_description_id`,
    sql`delete from ${bandVector} where model = ${literal(model)}`,
  ];
}

/** Notes that a model is being prepared, unless it is known already. False: it is active. */
export async function insertPreparedModel(
  db: Queryable,
  { model, dimensions }: VectorSpace,
): Promise<boolean> {
  const rows = await db.execute<{ state: string }>(sql`
    insert into ${embeddingModel} (model, dimensions, state) values (${model}, ${dimensions}::int, 'preparing')
    on conflict (model) do update set state = ${embeddingModel}.state
    returning state`);
  return rows[0]?.state !== 'active';
}

/**
 * Forgets a model that isn't active, with its vectors, the sentences and the maps that were made by it. False, and
 * nothing is forgotten: it is active, or unknown.
 */
export async function discardModel(db: Queryable, { model }: { model: string }): Promise<boolean> {
  const name = literal(model);
  const isMeant = sql`exists (select from ${embeddingModel} as m where m.model = ${name} and m.state <> 'active')`;
  const message = [
    sql`select set_config('statement_timeout', '0', true), ${lockVectors}`,
    sql`select 1 / (${isMeant})::int`,
    sql`delete from ${bandVector} where model = ${name}`,
    sql`delete from ${sentenceEmbedding} where model = ${name}`,
    sql`delete from ${catalogueMap} where model = ${name}`,
    sql`delete from ${embeddingModel} where model = ${name}`,
  ];
  try {
    await db.execute(sql.join(message, sql`; `).inlineParams());
    return true;
  } catch (error) {
    if (isModelChanged(error)) return false;
    throw error;
  }
}

/**
 * Gives descriptions the vectors of a model in preparation that are there already: of the same text elsewhere, or
 * in the shared column since that model was configured once. What is right already stays.
 */
export async function adoptKnownVectors(db: Queryable, space: VectorSpace): Promise<void> {
  const fromColumn = isOfSharedLength(space)
    ? sql`union all
      select d.embedding, null::halfvec, d.embedding_text_hash, d.embedded_at
      from ${bandDescription} as d
      where d.embedding_model = ${space.model} and d.embedding is not null and d.embedding_text_hash is not null`
    : sql``;
  await db.execute(sql`
    insert into ${bandVector} ${vectorColumns}
    select ${space.model}, lacking.id, known.embedding, known.half_embedding, known.text_hash, known.embedded_at
    from (
      select description.band_description_id as id, ${hashOf(sql`normalize(description.description, NFC)`)} as text_hash
      from ${bandDescription} as description
      where description.deleted_at is null and description.description is not null
    ) as lacking
    join (
      select distinct on (text_hash) embedding, half_embedding, text_hash, embedded_at
      from (
        select v.embedding, v.half_embedding, v.text_hash, v.embedded_at
        from ${bandVector} as v where v.model = ${space.model} and v.text_hash is not null
        ${fromColumn}) as vector
      order by text_hash, embedded_at desc nulls last
    ) as known using (text_hash)
    where not exists (
      select from ${bandVector} as own
      where own.model = ${space.model} and own.band_description_id = lacking.id
        and own.text_hash = lacking.text_hash)
    ${overwrite}`);
}
