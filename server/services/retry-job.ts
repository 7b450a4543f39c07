import { findJob } from '#db/queries/job.ts';
import { reopenJob } from '#db/queries/job-request.ts';
import { AppError } from '../errors.ts';
import { findJobKind } from '../jobs/job-kinds.ts';
import { wakeQueue } from '../jobs/wake-queue.ts';
import type { Runtime } from '../runtime.ts';
import type { Job } from '../schemas/job.ts';
import { getJob } from './list-jobs.ts';

/**
 * Lets a job that is over do what it left or could not do; what it did stays. A live one goes on as it is.
 * @throws AppError JOB_NOT_FOUND; JOB_EXISTS when the same was started anew meanwhile
 */
export async function retryJob(
  services: Pick<Runtime, 'db' | 'env' | 'log'>,
  jobId: string,
): Promise<Job> {
  const { db } = services;
  const row = await findJob(db, { jobId });
  if (!row) throw new AppError('JOB_NOT_FOUND');
  if (await reopenJob(db, { jobId })) await wakeQueue(services, findJobKind(row.kind).queue);
  else if (['done', 'failed', 'cancelled'].includes(row.state)) throw new AppError('JOB_EXISTS');
  return getJob(services, jobId);
}
