import { findJob, listJobs as findJobs, listLiveJobs } from '#db/queries/job.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { Job, ListJobsInput } from '../schemas/job.ts';
import { describeJob } from './describe-job.ts';

/** The newest first. */
export async function listJobs({ db }: Pick<Runtime, 'db'>, input: ListJobsInput): Promise<Job[]> {
  return (await findJobs(db, input)).map(describeJob);
}

/** What waits, runs or rests. */
export async function listActiveJobs({ db }: Pick<Runtime, 'db'>): Promise<Job[]> {
  return (await listLiveJobs(db)).map(describeJob);
}

/** @throws AppError JOB_NOT_FOUND */
export async function getJob({ db }: Pick<Runtime, 'db'>, jobId: string): Promise<Job> {
  const row = await findJob(db, { jobId });
  if (!row) throw new AppError('JOB_NOT_FOUND');
  return describeJob(row);
}
