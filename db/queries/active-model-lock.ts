import { type SQL, sql } from 'drizzle-orm';
import { embeddingModel } from '#db/schema/embedding.ts';

/** Of who answers members; taken exclusively for the moment in which another model becomes active. */
const ACTIVE_MODEL_LOCK = 7_240_003;
/** Of who writes the active model's vectors; taken exclusively by the whole activation. */
const VECTOR_LOCK = 7_240_004;

/** Within a message: the active model stays as it is until the message ends. To be inlined. */
export const holdActiveModel = sql`pg_advisory_xact_lock_shared(${ACTIVE_MODEL_LOCK})`;
/** Waits for those, and keeps new ones waiting. */
export const lockActiveModel = sql`pg_advisory_xact_lock(${ACTIVE_MODEL_LOCK})`;
export const holdVectors = sql`pg_advisory_xact_lock_shared(${VECTOR_LOCK})`;
export const lockVectors = sql`pg_advisory_xact_lock(${VECTOR_LOCK})`;

/** Whether `model` is active; without an active row whoever asks has the configured one, which is. */
export function isActiveModel(model: SQL | string): SQL<boolean> {
  return sql<boolean>`not exists (
    select from ${embeddingModel} as active where active.state = 'active' and active.model <> ${model})`;
}

/** Within a message, behind `holdActiveModel`: ends it as a division by zero unless `model` is active. */
export function requireActiveModel(model: SQL | string): SQL {
  return sql`select 1 / (${isActiveModel(model)})::int`;
}

/** Whether a message failed by `requireActiveModel`. */
export function isModelChanged(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if ('code' in cause && cause.code === '22012') return true;
    cause = cause.cause;
  }
  return false;
}
