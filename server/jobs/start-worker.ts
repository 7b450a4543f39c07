import { connectJobQueue, MAP_QUEUE } from '#db/job-queue.ts';
import { finishLostJobs } from '#db/queries/job.ts';
import type { MapJobData } from './map-job.ts';
import { runMapJob, type WorkerServices } from './run-map-job.ts';

const POLL_SECONDS = 1;
const TIDY_EVERY_MS = 10_000;
const STOP_LIMIT_MS = 3_000;

export interface JobWorker {
  /** Gives a running job back to the queue and ends within seconds. */
  stop: () => Promise<void>;
}

/**
 * Takes jobs from the queue until it is stopped, one at a time; several workers share them. The job of a worker
 * that is killed is taken up again by another, or by the next one, after 15 to 20 seconds.
 */
export async function startWorker(
  services: WorkerServices & { databaseUrl: string },
): Promise<JobWorker> {
  const { db, log, databaseUrl } = services;
  const stopping = new AbortController();
  const queue = connectJobQueue(databaseUrl, {
    isWorker: true,
    onError: (error) => log.warn({ err: error }, 'the job queue lost its connection'),
  });
  await queue.start();
  await queue.work<MapJobData>(
    MAP_QUEUE,
    { pollingIntervalSeconds: POLL_SECONDS },
    async ([job]) => {
      if (!job) return;
      log.info({ jobId: job.id, attempt: job.retryCount + 1 }, 'a job begins');
      await runMapJob(services, {
        jobId: job.id,
        data: job.data ?? {},
        lost: job.signal,
        stopping: stopping.signal,
      });
    },
  );
  const tidy = () =>
    finishLostJobs(db).catch((error: unknown) =>
      log.warn({ err: error }, 'lost jobs could not be ended'),
    );
  await tidy();
  const timer = setInterval(tidy, TIDY_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort(new Error('The worker is stopping.'));
      await queue.stop({ graceful: true, timeout: STOP_LIMIT_MS });
    },
  };
}
