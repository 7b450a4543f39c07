import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { curator } from '#db/schema/curator.ts';
import { type JobState, job } from '#db/schema/job.ts';

/** A paused one is live too: nobody starts the same beside it. */
export const isLive = inArray(job.state, ['queued', 'running', 'paused']);

export interface JobRow {
  jobId: string;
  kind: string;
  params: Record<string, unknown>;
  state: JobState;
  stage: string | undefined;
  done: number;
  total: number;
  failed: number;
  tokens: number;
  result: Record<string, unknown> | undefined;
  failure: string | undefined;
  /** The curator's name; undefined: a program asked for it. */
  requestedBy: string | undefined;
  createdAt: Date;
  startedAt: Date | undefined;
  finishedAt: Date | undefined;
  isCancelRequested: boolean;
  isPauseRequested: boolean;
  /** Since a worker last took it, by the database's clock, until it was finished or now. */
  runningMs: number | undefined;
}

/** Makes the row of a job that waits. False, and no row, when one with its key is live. */
export async function insertJob(
  db: Queryable,
  params: {
    jobId: string;
    kind: string;
    params: Record<string, unknown>;
    dedupeKey: string | undefined;
    requestedBy: number | undefined;
  },
): Promise<boolean> {
  const rows = await db
    .insert(job)
    .values({
      ...params,
      dedupeKey: params.dedupeKey ?? null,
      requestedBy: params.requestedBy ?? null,
    })
    .onConflictDoNothing()
    .returning({ jobId: job.jobId });
  return rows.length > 0;
}

export async function findJob(
  db: Queryable,
  params: { jobId: string },
): Promise<JobRow | undefined> {
  const [row] = await selectJobs(db, eq(job.jobId, params.jobId), 1);
  return row;
}

export async function findLiveJobByKey(
  db: Queryable,
  params: { dedupeKey: string },
): Promise<JobRow | undefined> {
  const [row] = await selectJobs(db, and(isLive, eq(job.dedupeKey, params.dedupeKey)), 1);
  return row;
}

/** Some jobs, in no order. */
export function findJobs(db: Queryable, params: { jobIds: readonly string[] }): Promise<JobRow[]> {
  return selectJobs(db, inArray(job.jobId, [...params.jobIds]), params.jobIds.length);
}

/** The newest jobs first, of some kinds or of all. */
export function listJobs(
  db: Queryable,
  params: { limit: number; kinds?: readonly string[] },
): Promise<JobRow[]> {
  return selectJobs(db, params.kinds && inArray(job.kind, [...params.kinds]), params.limit);
}

/** Jobs that wait, run or are paused, the newest first. */
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
      failed: job.failed,
      tokens: job.tokens,
      result: job.result,
      failure: job.failure,
      requestedBy: curator.name,
      createdAt: job.createdAt,
      startedAt: job.startedAt,
      finishedAt: job.finishedAt,
      cancelRequestedAt: job.cancelRequestedAt,
      pauseRequestedAt: job.pauseRequestedAt,
      runningMs: sql<
        number | null
      >`(extract(epoch from coalesce(${job.finishedAt}, now()) - ${job.startedAt}) * 1000)::float8`,
    })
    .from(job)
    .leftJoin(curator, eq(curator.curatorId, job.requestedBy))
    .where(condition)
    .orderBy(desc(job.createdAt), desc(job.jobId))
    .limit(limit);
  return rows.map(({ cancelRequestedAt, pauseRequestedAt, ...row }) => ({
    ...row,
    params: row.params as Record<string, unknown>,
    stage: row.stage ?? undefined,
    result: (row.result as Record<string, unknown> | null) ?? undefined,
    failure: row.failure ?? undefined,
    requestedBy: row.requestedBy ?? undefined,
    startedAt: row.startedAt ?? undefined,
    finishedAt: row.finishedAt ?? undefined,
    isCancelRequested: cancelRequestedAt !== null,
    isPauseRequested: pauseRequestedAt !== null,
    runningMs: row.runningMs ?? undefined,
  }));
}

export interface TakenJob {
  jobId: string;
  kind: string;
  params: Record<string, unknown>;
  isCancelRequested: boolean;
  isPauseRequested: boolean;
}

/**
 * A worker takes the next job of some kinds: first one that a dead worker left running, then the oldest that waits.
 * Only who holds the queue's entry may ask. `result.doneBefore` is where its rate is counted from.
 */
export async function takeNextJob(
  db: Queryable,
  params: { kinds: readonly string[] },
): Promise<TakenJob | undefined> {
  const next = db
    .select({ jobId: job.jobId })
    .from(job)
    .where(and(inArray(job.kind, [...params.kinds]), inArray(job.state, ['queued', 'running'])))
    .orderBy(sql`(${job.state} = 'running') desc`, asc(job.createdAt), asc(job.jobId))
    .limit(1)
    .for('update', { skipLocked: true });
  const [row] = await db
    .update(job)
    .set({
      state: 'running',
      startedAt: sql`now()`,
      stage: null,
      result: sql`jsonb_build_object('doneBefore', ${job.done})`,
    })
    .where(inArray(job.jobId, next))
    .returning({
      jobId: job.jobId,
      kind: job.kind,
      params: job.params,
      cancelRequestedAt: job.cancelRequestedAt,
      pauseRequestedAt: job.pauseRequestedAt,
    });
  return (
    row && {
      jobId: row.jobId,
      kind: row.kind,
      params: row.params as Record<string, unknown>,
      isCancelRequested: row.cancelRequestedAt !== null,
      isPauseRequested: row.pauseRequestedAt !== null,
    }
  );
}

/** What a worker tells of the job at hand; what is left out stays as it is. Tokens are counted where vectors are stored. */
export interface JobProgress {
  stage?: string;
  done?: number;
  total?: number;
  failed?: number;
}

export type JobWish = 'goOn' | 'pause' | 'cancel';

/** Stores how far a job is. Answers what is wanted of it. */
export async function reportJob(
  db: Queryable,
  params: JobProgress & { jobId: string },
): Promise<JobWish> {
  const { jobId, ...progress } = params;
  const [row] = await db
    .update(job)
    .set({ ...progress, state: 'running' })
    .where(and(eq(job.jobId, jobId), eq(job.state, 'running')))
    .returning({
      cancelRequestedAt: job.cancelRequestedAt,
      pauseRequestedAt: job.pauseRequestedAt,
    });
  if (!row || row.cancelRequestedAt !== null) return 'cancel';
  return row.pauseRequestedAt === null ? 'goOn' : 'pause';
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
  const { jobId, state, result = null, failure = null } = params;
  await db
    .update(job)
    .set({ state, result, failure, stage: null, finishedAt: sql`now()`, pauseRequestedAt: null })
    .where(and(eq(job.jobId, jobId), isLive));
}

/** A worker that must stop gives a job back: it waits again. */
export async function returnJob(db: Queryable, params: { jobId: string }): Promise<void> {
  await db
    .update(job)
    .set({ state: 'queued', stage: null, startedAt: null })
    .where(and(eq(job.jobId, params.jobId), eq(job.state, 'running')));
}

/**
 * A worker puts a job down that somebody wants to rest: over when it was cancelled meanwhile, waiting again when
 * they changed their mind.
 */
export async function restJob(db: Queryable, params: { jobId: string }): Promise<void> {
  const isCancelled = sql`${job.cancelRequestedAt} is not null`;
  await db
    .update(job)
    .set({
      state: sql`case when ${isCancelled} then 'cancelled'
        when ${job.pauseRequestedAt} is null then 'queued' else 'paused' end`,
      finishedAt: sql`case when ${isCancelled} then now() end`,
      stage: null,
      startedAt: null,
    })
    .where(and(eq(job.jobId, params.jobId), eq(job.state, 'running')));
}

/** The kinds of which jobs wait or run. */
export async function listBusyKinds(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectDistinct({ kind: job.kind })
    .from(job)
    .where(inArray(job.state, ['queued', 'running']));
  return rows.map(({ kind }) => kind);
}

/** Whether pg-boss has work for a queue: waiting, being worked at, or to be tried again. */
const hasEntry = (queue: string) => sql`exists (
  select from pgboss.job as sent where sent.name = ${queue} and sent.state < 'completed')`;

/** Ends jobs that run by their rows although their queue was given up: nobody else would. */
export async function finishLostJobs(
  db: Queryable,
  params: { queue: string; kinds: readonly string[] },
): Promise<void> {
  const isCancelled = sql`${job.cancelRequestedAt} is not null`;
  await db
    .update(job)
    .set({
      state: sql`case when ${isCancelled} then 'cancelled' else 'failed' end`,
      failure: sql`case when ${isCancelled} then null else 'WORKER_LOST' end`,
      stage: null,
      finishedAt: sql`now()`,
    })
    .where(
      and(
        eq(job.state, 'running'),
        inArray(job.kind, [...params.kinds]),
        sql`not ${hasEntry(params.queue)}`,
      ),
    );
}
