import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { embeddingTask } from '#db/schema/embedding.ts';
import { isToBeEmbedded, type ScopeParams, textHash } from './description-scope.ts';
import { isOneOf } from './id-list.ts';
import { type EmbeddingRow, storeEmbeddings, storeVectorsBeside } from './store-vectors.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';
import { WHITE_SPACE } from './vector-status.ts';

/** Why a text has no vector, by the name that the messages know. */
export const TASK_FAILURES = ['rejected', 'tooLong', 'blank'] as const;
export type TaskFailure = (typeof TASK_FAILURES)[number];

/** Writes down what a job has to embed, each distinct text once; in one statement: all of it or nothing. */
export async function planEmbeddingTasks(
  db: Queryable,
  params: ScopeParams & { jobId: string },
): Promise<void> {
  const { jobId, space } = params;
  await insertEmbeddingTasks(db, { jobId, space, condition: isToBeEmbedded(params) });
}

/** The same for any condition on the space's `band_description` joined with `band`. */
export async function insertEmbeddingTasks(
  db: Queryable,
  { jobId, space, condition }: { jobId: string; space: VectorSpace; condition: SQL | undefined },
): Promise<void> {
  const planned = db
    .select({
      jobId: sql<string>`${jobId}::uuid`.as('job_id'),
      textHash: sql<string>`${textHash}`.as('text_hash'),
      bandDescriptionIds: sql<
        number[]
      >`array_agg(${bandDescription.bandDescriptionId} order by ${bandDescription.bandDescriptionId})`.as(
        'band_description_ids',
      ),
      state: sql<'pending'>`'pending'`.as('state'),
      reason: sql<null>`null::varchar`.as('reason'),
    })
    .from(describedIn(space))
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(condition)
    .groupBy(sql`2`);
  await db.insert(embeddingTask).select(planned).onConflictDoNothing();
}

export interface TaskCounts {
  total: number;
  done: number;
  failed: number;
}

export async function countEmbeddingTasks(
  db: Queryable,
  params: { jobId: string },
): Promise<TaskCounts> {
  const withState = (state: string) =>
    sql<number>`count(*) filter (where ${embeddingTask.state} = ${state})`.mapWith(Number);
  const [row] = await db
    .select({
      total: sql<number>`count(*)`.mapWith(Number),
      done: withState('done'),
      failed: withState('failed'),
    })
    .from(embeddingTask)
    .where(eq(embeddingTask.jobId, params.jobId));
  return row ?? { total: 0, done: 0, failed: 0 };
}

export interface PendingTask {
  textHash: string;
  /** Its live descriptions as they are now: edited since, or blank, or none of them left. */
  descriptions: { bandDescriptionId: number; text: string }[];
}

/** The next tasks of a job that nobody did yet, by hash after `afterHash`. */
export async function listPendingTasks(
  db: Queryable,
  params: { jobId: string; afterHash: string; limit: number },
): Promise<PendingTask[]> {
  const tasks = await db
    .select({
      textHash: embeddingTask.textHash,
      bandDescriptionIds: embeddingTask.bandDescriptionIds,
    })
    .from(embeddingTask)
    .where(
      and(
        eq(embeddingTask.jobId, params.jobId),
        eq(embeddingTask.state, 'pending'),
        gt(embeddingTask.textHash, params.afterHash),
      ),
    )
    .orderBy(asc(embeddingTask.textHash))
    .limit(params.limit);
  const ids = tasks.flatMap(({ bandDescriptionIds }) => bandDescriptionIds);
  const rows = await db
    .select({
      bandDescriptionId: bandDescription.bandDescriptionId,
      text: sql<string>`coalesce(btrim(${bandDescription.description}, ${WHITE_SPACE}), '')`,
    })
    .from(bandDescription)
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(
      and(
        isOneOf(bandDescription.bandDescriptionId, ids),
        sql`${bandDescription.deletedAt} is null and ${band.deletedAt} is null`,
      ),
    );
  const texts = new Map(rows.map(({ bandDescriptionId, text }) => [bandDescriptionId, text]));
  return tasks.map((task) => ({
    textHash: task.textHash,
    descriptions: task.bandDescriptionIds.flatMap((bandDescriptionId) => {
      const text = texts.get(bandDescriptionId);
      return text === undefined ? [] : [{ bandDescriptionId, text }];
    }),
  }));
}

/** Ends tasks without a vector: for a reason, or because nothing of them is left. */
export async function endEmbeddingTasks(
  db: Queryable,
  params: { jobId: string; textHashes: readonly string[]; reason?: TaskFailure },
): Promise<void> {
  if (params.textHashes.length === 0) return;
  await db
    .update(embeddingTask)
    .set({ state: params.reason ? 'failed' : 'done', reason: params.reason ?? null })
    .where(
      and(
        eq(embeddingTask.jobId, params.jobId),
        inArray(embeddingTask.textHash, [...params.textHashes]),
      ),
    );
}

export interface EmbeddedTasks {
  jobId: string;
  space: VectorSpace;
  rows: readonly EmbeddingRow[];
  /** The tasks that these fulfil. */
  taskHashes: readonly string[];
  /** What the provider was paid for them. */
  tokens: number;
}

/** Stores a batch of the active model with its tasks' end and its price, or nothing of it. @throws ModelChangedError */
export async function storeEmbeddedTasks(db: Queryable, batch: EmbeddedTasks): Promise<void> {
  const { space, rows } = batch;
  await storeEmbeddings(db, { space, rows, alongside: endTasks(batch) });
}

/** The same of a model in preparation. @throws ModelChangedError */
export async function storeEmbeddedTasksBeside(db: Queryable, batch: EmbeddedTasks): Promise<void> {
  const { space, rows } = batch;
  await storeVectorsBeside(db, { space, rows, alongside: endTasks(batch) });
}

function endTasks({ jobId, taskHashes, tokens }: EmbeddedTasks): SQL {
  const hashes = sql.join(
    taskHashes.map((hash) => sql`${hash}`),
    sql`, `,
  );
  return sql`
    update embedding_task set state = 'done', reason = null
    where job_id = ${jobId}::uuid and text_hash in (${hashes});
    update job set tokens = tokens + ${tokens} where job_id = ${jobId}::uuid`;
}

/** How many live descriptions the tasks that were done stand for. */
export async function countEmbeddedDescriptions(
  db: Queryable,
  params: { jobId: string },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(embeddingTask)
    .innerJoin(
      bandDescription,
      sql`${bandDescription.bandDescriptionId} = any(${embeddingTask.bandDescriptionIds})`,
    )
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(
      and(
        eq(embeddingTask.jobId, params.jobId),
        eq(embeddingTask.state, 'done'),
        sql`${bandDescription.deletedAt} is null and ${band.deletedAt} is null`,
      ),
    );
  return row?.count ?? 0;
}
