import { requestCancel } from '#db/queries/job-request.ts';
import type { Runtime } from '../runtime.ts';
import type { Job } from '../schemas/job.ts';
import { getJob } from './list-jobs.ts';

/**
 * Cancels a job: at once as long as it waits or rests; a worker that runs it hears of it within a second. One that
 * is over stays as it is.
 * @throws AppError JOB_NOT_FOUND
 */
export async function cancelJob(services: Pick<Runtime, 'db'>, jobId: string): Promise<Job> {
  await requestCancel(services.db, { jobId });
  return getJob(services, jobId);
}
