import { setTimeout as sleep } from 'node:timers/promises';
import { findJob } from '#db/queries/job.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { Job } from '../schemas/job.ts';
import { describeJob } from './describe-job.ts';

const LOOK_EVERY_MS = 100;
const LOOK_AT_LAST_EVERY_MS = 1_000;

/**
 * Waits for the end of a job, however long it takes.
 * @param isOwn False for somebody else's, which may wait for its provider longer than the caller can
 * @throws AppError EMBEDDER_UNAVAILABLE, DATABASE_UNAVAILABLE, JOB_CANCELLED, JOB_NOT_FOUND, INTERNAL
 */
export async function awaitJob(
  { db }: Pick<Runtime, 'db'>,
  { jobId, isOwn }: { jobId: string; isOwn: boolean },
): Promise<Job> {
  for (let everyMs = LOOK_EVERY_MS; ; everyMs = Math.min(everyMs * 1.1, LOOK_AT_LAST_EVERY_MS)) {
    const row = await findJob(db, { jobId });
    if (!row) throw new AppError('JOB_NOT_FOUND');
    const job = describeJob(row);
    if (job.state === 'done') return job;
    if (job.state === 'cancelled') throw new AppError('JOB_CANCELLED');
    if (job.state === 'failed') throw describeEnd(job);
    if (!isOwn && job.stage === 'waitingForProvider') throw new AppError('EMBEDDER_UNAVAILABLE');
    await sleep(everyMs);
  }
}

function describeEnd({ failure, jobId }: Job): AppError {
  const cause = new Error(`Job ${jobId} failed: ${failure}.`);
  switch (failure) {
    case 'PROVIDER_UNAVAILABLE':
    case 'PROVIDER_REFUSES':
    case 'PROVIDER_ANSWERS_WRONG':
      return new AppError('EMBEDDER_UNAVAILABLE', { cause });
    case 'DATABASE_UNAVAILABLE':
      return new AppError('DATABASE_UNAVAILABLE', { cause });
    default:
      return new AppError('INTERNAL', { cause });
  }
}
