import { randomUUID } from 'node:crypto';
import { MAP_QUEUE } from '#db/job-queue.ts';
import { findJob, insertJob } from '#db/queries/job.ts';
import { AppError } from '../errors.ts';
import { getJobQueue } from '../jobs/job-queue.ts';
import type { MapJobData } from '../jobs/map-job.ts';
import type { Runtime } from '../runtime.ts';
import type { ComputeMapInput, Job } from '../schemas/job.ts';
import { describeJob } from './describe-job.ts';

type Services = Pick<Runtime, 'db' | 'env' | 'log'>;

/** Two who start at the same moment: the one that comes second finds the first one's job, or its end. */
const TRIES = 3;

/**
 * Asks for a new map. There is only one such job at a time: as long as one waits or runs, it is the answer.
 * pg-boss decides which of two is first; the row that people see is made after it.
 */
export async function startMapJob(
  services: Services,
  input: ComputeMapInput,
  requestedBy: number | undefined,
): Promise<{ job: Job; isNew: boolean }> {
  const queue = await getJobQueue(services);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const data: MapJobData = { ...input, requestedBy };
    const jobId = await queue.send(MAP_QUEUE, data, { id: randomUUID() });
    if (jobId) return { job: await ensureRow(services, jobId, data), isNew: true };
    const jobs = await queue.findJobs<MapJobData>(MAP_QUEUE);
    const live = jobs.find(({ state }) => ['created', 'retry', 'active'].includes(state));
    if (live) return { job: await ensureRow(services, live.id, live.data), isNew: false };
  }
  throw new AppError('TOO_MANY_REQUESTS', { retryAfterSeconds: 1 });
}

async function ensureRow({ db }: Services, jobId: string, data: MapJobData): Promise<Job> {
  const { requestedBy, ...params } = data;
  await insertJob(db, { jobId, kind: 'computeMap', params, requestedBy });
  const row = await findJob(db, { jobId });
  if (!row) throw new AppError('INTERNAL', { cause: new Error(`Job ${jobId} has no row.`) });
  return describeJob(row);
}
