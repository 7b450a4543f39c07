import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { job } from '#db/schema/job.ts';
import { isLive } from './job.ts';

/** What waits or rests is cancelled at once, what runs by its worker. False for a job that is over. */
export async function requestCancel(db: Queryable, params: { jobId: string }): Promise<boolean> {
  const isIdle = sql`${job.state} <> 'running'`;
  const rows = await db
    .update(job)
    .set({
      cancelRequestedAt: sql`coalesce(${job.cancelRequestedAt}, now())`,
      state: sql`case when ${isIdle} then 'cancelled' else ${job.state} end`,
      finishedAt: sql`case when ${isIdle} then now() else ${job.finishedAt} end`,
    })
    .where(and(eq(job.jobId, params.jobId), isLive))
    .returning({ jobId: job.jobId });
  return rows.length > 0;
}

/** What waits rests at once, what runs when its worker hears of it; only of these kinds. */
export async function requestPause(
  db: Queryable,
  params: { jobId: string; kinds: readonly string[] },
): Promise<void> {
  await db
    .update(job)
    .set({
      pauseRequestedAt: sql`coalesce(${job.pauseRequestedAt}, now())`,
      state: sql`case when ${job.state} = 'queued' then 'paused' else ${job.state} end`,
    })
    .where(
      and(
        eq(job.jobId, params.jobId),
        inArray(job.kind, [...params.kinds]),
        isLive,
        isNull(job.cancelRequestedAt),
      ),
    );
}

/** What rests waits again; what was to rest goes on. */
export async function requestResume(db: Queryable, params: { jobId: string }): Promise<void> {
  await db
    .update(job)
    .set({
      pauseRequestedAt: null,
      state: sql`case when ${job.state} = 'paused' then 'queued' else ${job.state} end`,
    })
    .where(and(eq(job.jobId, params.jobId), isLive));
}

/**
 * A job that is over waits again, its failed tasks with it, unless the same was started anew meanwhile: then false,
 * and nothing changes.
 */
export async function reopenJob(db: Queryable, params: { jobId: string }): Promise<boolean> {
  const rows = await db.execute(sql`
    with reopened as (
      update job
      set state = 'queued', stage = null, failure = null, started_at = null, finished_at = null,
          cancel_requested_at = null, pause_requested_at = null
      where job_id = ${params.jobId}::uuid and state in ('done', 'failed', 'cancelled')
        and not exists (
          select from job as other
          where other.dedupe_key = job.dedupe_key and other.state in ('queued', 'running', 'paused'))
      returning job_id),
    pending as (
      update embedding_task set state = 'pending', reason = null
      from reopened where embedding_task.job_id = reopened.job_id and embedding_task.state = 'failed')
    select job_id from reopened`);
  return rows.length > 0;
}
