import type { PgBoss } from 'pg-boss';
import { connectJobQueue, JOB_QUEUES, type JobQueueName } from '#db/job-queue.ts';
import { finishLostJobs, listBusyKinds } from '#db/queries/job.ts';
import type { WorkerServices } from './job-kind.ts';
import { listKindsOf } from './job-kinds.ts';
import { workOff } from './work-off.ts';

const POLL_SECONDS = 1;
const TIDY_EVERY_MS = 5_000;
const STOP_LIMIT_MS = 6_000;

export interface JobWorker {
  /** Gives running jobs back to their queues and ends within seconds. */
  stop: () => Promise<void>;
}

/**
 * Takes jobs from the queues until it is stopped, one of each at a time; several workers share them. The job of a
 * worker that is killed is taken up again by another, or by the next one, after 15 to 20 seconds.
 */
export async function startWorker(
  services: WorkerServices & { databaseUrl: string },
  { queues = JOB_QUEUES }: { queues?: readonly JobQueueName[] } = {},
): Promise<JobWorker> {
  const { log, databaseUrl } = services;
  const stopping = new AbortController();
  const boss = connectJobQueue(databaseUrl, {
    isWorker: true,
    onError: (error) => log.warn({ err: error }, 'the job queue lost its connection'),
  });
  await boss.start();
  const used = queues.filter((queue) => listKindsOf(queue).length > 0);
  for (const queue of used) {
    await boss.work(queue, { pollingIntervalSeconds: POLL_SECONDS }, async ([entry]) => {
      if (!entry) return;
      await workOff(services, queue, { lost: entry.signal, stopping: stopping.signal });
    });
  }
  const tidy = () =>
    tidyQueues(services, boss, used).catch((error: unknown) =>
      log.warn({ err: error }, 'the job queues could not be tidied'),
    );
  await tidy();
  const timer = setInterval(tidy, TIDY_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort(new Error('The worker is stopping.'));
      await boss.stop({ graceful: true, timeout: STOP_LIMIT_MS });
    },
  };
}

/**
 * Ends what runs although pg-boss gave its queue up, and sends the entry that is missing where something waits: of
 * a process that died between the job's row and its entry, or came while the last worker was leaving.
 */
async function tidyQueues(
  { db }: WorkerServices,
  boss: PgBoss,
  queues: readonly JobQueueName[],
): Promise<void> {
  const busy = await listBusyKinds(db);
  for (const queue of queues) {
    const kinds = listKindsOf(queue);
    if (!kinds.some((kind) => busy.includes(kind))) continue;
    await finishLostJobs(db, { queue, kinds });
    await boss.send(queue, {});
  }
}
