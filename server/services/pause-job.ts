import { requestPause, requestResume } from '#db/queries/job-request.ts';
import { findJobKind } from '../jobs/job-kinds.ts';
import { wakeQueue } from '../jobs/wake-queue.ts';
import type { Runtime } from '../runtime.ts';
import type { Job } from '../schemas/job.ts';
import { PAUSABLE_JOB_KINDS } from '../schemas/job-words.ts';
import { getJob } from './list-jobs.ts';

/**
 * Lets a job rest: at once as long as it waits; a worker that runs it stops at its next batch. One of a kind that
 * can't rest goes on.
 * @throws AppError JOB_NOT_FOUND
 */
export async function pauseJob(services: Pick<Runtime, 'db'>, jobId: string): Promise<Job> {
  await requestPause(services.db, { jobId, kinds: PAUSABLE_JOB_KINDS });
  return getJob(services, jobId);
}

/**
 * Lets a job that rests go on where it was.
 * @throws AppError JOB_NOT_FOUND
 */
export async function resumeJob(
  services: Pick<Runtime, 'db' | 'env' | 'log'>,
  jobId: string,
): Promise<Job> {
  await requestResume(services.db, { jobId });
  const resumed = await getJob(services, jobId);
  await wakeQueue(services, findJobKind(resumed.kind).queue);
  return resumed;
}
