import type { JobQueueName } from '#db/job-queue.ts';
import { takeNextJob } from '#db/queries/job.ts';
import type { WorkerServices } from './job-kind.ts';
import { listKindsOf } from './job-kinds.ts';
import { runJob, type WorkerSignals } from './run-job.ts';

/**
 * Runs the jobs of a queue until none waits. Only for who holds the queue's entry in pg-boss.
 * @throws what should give the queue to another worker
 */
export async function workOff(
  services: WorkerServices,
  queue: JobQueueName,
  signals: WorkerSignals,
): Promise<void> {
  const kinds = listKindsOf(queue);
  for (;;) {
    signals.lost.throwIfAborted();
    signals.stopping.throwIfAborted();
    const taken = await takeNextJob(services.db, { kinds });
    if (!taken) return;
    services.log.info({ jobId: taken.jobId, kind: taken.kind }, 'a job begins');
    await runJob(services, taken, signals);
  }
}
