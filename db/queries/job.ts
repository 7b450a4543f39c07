import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { curator } from '#db/schema/curator.ts';
import { type JobState, job } from '#db/schema/job.ts';

const isLive = inArray(job.state, ['queued', 'running']);
/** A worker that was told to stop needs a moment; after it, it is taken for gone. */
const CANCEL_GRACE = sql`interval '15 seconds'`;
/** Between the sending of a job and its row, or the other way round. */
const SEND_GRACE = sql`interval '30 seconds'`;

export interface JobRow {
  jobId: string;
  kind: string;
  params: Record<string, unknown>;
  state: JobState;
  stage: string | undefined;
  done: number;
  total: number;
  result: Record<string, unknown> | undefined;
  failure: string | undefined;
  /** The curator's name; undefined: a program asked for it. */
  requestedBy: string | undefined;
  createdAt: Date;
  startedAt: Date | undefined;
  finishedAt: Date | undefined;
  isCancelRequested: boolean;
  /** Since it was started, by the database's clock, until it was finished or now. */
  runningMs: number | undefined;
}

/** Makes the row of a job that pg-boss has; what is there already stays. */
export async function insertJob(
  db: Queryable,
  params: {
    jobId: string;
    kind: string;
    params: Record<string, unknown>;
    requestedBy: number | undefined;
  },
): Promise<void> {
  await db
    .insert(job)
    .values({ ...params, requestedBy: params.requestedBy ?? null })
    .onConflictDoNothing();
}

export async function findJob(
  db: Queryable,
  params: { jobId: string },
): Promise<JobRow | undefined> {
  const [row] = await selectJobs(db, eq(job.jobId, params.jobId), 1);
  return row;
}

/** The newest jobs first. */
export function listJobs(db: Queryable, params: { limit: number }): Promise<JobRow[]> {
  return selectJobs(db, undefined, params.limit);
}

/** Jobs that wait or run, the newest first. */
export function listLiveJobs(db: Queryable): Promise<JobRow[]> {
  return selectJobs(db, isLive, 20);
}

async function selectJobs(
  db: Queryable,
  condition: SQL | undefined,
  limit: number,
): Promise<JobRow[]> {
  const rows = await db
    .select({
      jobId: job.jobId,
      kind: job.kind,
      params: job.params,
      state: job.state,
      stage: job.stage,
      done: job.done,
      total: job.total,
      result: job.result,
      failure: job.failure,
      requestedBy: curator.name,
      createdAt: job.createdAt,
      startedAt: job.startedAt,
      finishedAt: job.finishedAt,
      cancelRequestedAt: job.cancelRequestedAt,
      runningMs: sql<
        number | null
      >`(extract(epoch from coalesce(${job.finishedAt}, now()) - ${job.startedAt}) * 1000)::float8`,
    })
    .from(job)
    .leftJoin(curator, eq(curator.curatorId, job.requestedBy))
    .where(condition)
    .orderBy(desc(job.createdAt), desc(job.jobId))
    .limit(limit);
  return rows.map(({ cancelRequestedAt, ...row }) => ({
    ...row,
    params: row.params as Record<string, unknown>,
    stage: row.stage ?? undefined,
    result: (row.result as Record<string, unknown> | null) ?? undefined,
    failure: row.failure ?? undefined,
    requestedBy: row.requestedBy ?? undefined,
    startedAt: row.startedAt ?? undefined,
    finishedAt: row.finishedAt ?? undefined,
    isCancelRequested: cancelRequestedAt !== null,
    runningMs: row.runningMs ?? undefined,
  }));
}

export interface TakenJob {
  params: Record<string, unknown>;
  isCancelRequested: boolean;
}

/** A worker begins, or begins anew. Undefined for a job that is over. */
export async function takeJob(
  db: Queryable,
  params: { jobId: string },
): Promise<TakenJob | undefined> {
  const [row] = await db
    .update(job)
    .set({ state: 'running', startedAt: sql`now()`, stage: null, done: 0, total: 0 })
    .where(and(eq(job.jobId, params.jobId), isLive))
    .returning({ params: job.params, cancelRequestedAt: job.cancelRequestedAt });
  return (
    row && {
      params: row.params as Record<string, unknown>,
      isCancelRequested: row.cancelRequestedAt !== null,
    }
  );
}

/** Stores how far a job is. Answers whether it is still wanted. */
export async function reportJob(
  db: Queryable,
  params: { jobId: string; stage: string; done: number; total: number },
): Promise<boolean> {
  const { jobId, ...progress } = params;
  const [row] = await db
    .update(job)
    .set({ ...progress, state: 'running' })
    .where(and(eq(job.jobId, jobId), isLive))
    .returning({ cancelRequestedAt: job.cancelRequestedAt });
  return row !== undefined && row.cancelRequestedAt === null;
}

/** Ends a job, unless it is over already. */
export async function finishJob(
  db: Queryable,
  params: {
    jobId: string;
    state: 'done' | 'failed' | 'cancelled';
    result?: Record<string, unknown>;
    failure?: string;
  },
): Promise<void> {
  const { jobId, ...end } = params;
  await db
    .update(job)
    .set({ ...end, finishedAt: sql`now()` })
    .where(and(eq(job.jobId, jobId), isLive));
}

/** A worker that must stop gives a job back: it waits again. */
export async function returnJob(db: Queryable, params: { jobId: string }): Promise<void> {
  await db
    .update(job)
    .set({ state: 'queued', stage: null, done: 0, total: 0, startedAt: null })
    .where(and(eq(job.jobId, params.jobId), isLive));
}

/** A waiting job is cancelled at once, a running one by its worker. False for a job that is over. */
export async function requestCancel(db: Queryable, params: { jobId: string }): Promise<boolean> {
  const isQueued = sql`${job.state} = 'queued'`;
  const rows = await db
    .update(job)
    .set({
      cancelRequestedAt: sql`coalesce(${job.cancelRequestedAt}, now())`,
      state: sql`case when ${isQueued} then 'cancelled' else ${job.state} end`,
      finishedAt: sql`case when ${isQueued} then now() else ${job.finishedAt} end`,
    })
    .where(and(eq(job.jobId, params.jobId), isLive))
    .returning({ jobId: job.jobId });
  return rows.length > 0;
}

/** Ends the rows of jobs that pg-boss gave up, or never got: nobody else would. */
export async function finishLostJobs(db: Queryable): Promise<void> {
  const isCancelled = sql`${job.cancelRequestedAt} is not null`;
  await db
    .update(job)
    .set({
      state: sql`case when ${isCancelled} then 'cancelled' else 'failed' end`,
      failure: sql`case when ${isCancelled} then null else 'WORKER_LOST' end`,
      finishedAt: sql`now()`,
    })
    .where(
      and(
        isLive,
        sql`${job.createdAt} < now() - ${SEND_GRACE}`,
        sql`(${job.cancelRequestedAt} is null or ${job.cancelRequestedAt} < now() - ${CANCEL_GRACE})`,
        sql`not exists (
          select from pgboss.job as sent where sent.id = ${sql`${job.jobId}`} and sent.state < 'completed')`,
      ),
    );
}
