import { setTimeout as sleep } from 'node:timers/promises';
import { findJobs, listLiveJobs } from '#db/queries/job.ts';
import type { Runtime } from '../runtime.ts';
import type { Job } from '../schemas/job.ts';
import { describeJob } from './describe-job.ts';

const LOOK_EVERY_MS = 500;
/** What changes by itself as time passes, and is no news. */
const PASSING: readonly (keyof Job)[] = ['remainingMs', 'perSecond'];

/**
 * The live jobs, and those that ended since the last look, whenever something of them changed. Ends when none is
 * live any more, or the signal is aborted.
 */
export async function* watchJobs(
  { db }: Pick<Runtime, 'db'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Job[]> {
  let seen = '';
  let watched: string[] = [];
  while (!signal?.aborted) {
    const live = await listLiveJobs(db);
    const liveIds = live.map(({ jobId }) => jobId);
    const gone = watched.filter((jobId) => !liveIds.includes(jobId));
    const ended = gone.length > 0 ? await findJobs(db, { jobIds: gone }) : [];
    watched = liveIds;
    const jobs = [...live, ...ended].map(describeJob);
    const news = JSON.stringify(jobs, (key, value) =>
      PASSING.some((passing) => passing === key) ? undefined : value,
    );
    if (news !== seen) yield jobs;
    seen = news;
    if (liveIds.length === 0) return;
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}
