import { MAP_QUEUE } from '#db/job-queue.ts';
import { findJob, requestCancel } from '#db/queries/job.ts';
import { AppError } from '../errors.ts';
import { getJobQueue } from '../jobs/job-queue.ts';
import type { Runtime } from '../runtime.ts';
import type { Job } from '../schemas/job.ts';
import { describeJob } from './describe-job.ts';

/**
 * Cancels a job: at once as long as it waits; a worker that runs it hears of it within a second. One that is over
 * stays as it is.
 * @throws AppError JOB_NOT_FOUND
 */
export async function cancelJob(
  services: Pick<Runtime, 'db' | 'env' | 'log'>,
  jobId: string,
): Promise<Job> {
  const { db } = services;
  // Our row first: a worker that finds its claim gone must find the reason there.
  if (await requestCancel(db, { jobId })) {
    const queue = await getJobQueue(services);
    await queue.cancel(MAP_QUEUE, jobId);
  }
  const row = await findJob(db, { jobId });
  if (!row) throw new AppError('JOB_NOT_FOUND');
  return describeJob(row);
}
