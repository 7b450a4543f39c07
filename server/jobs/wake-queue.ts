import type { JobQueueName } from '#db/job-queue.ts';
import type { Runtime } from '../runtime.ts';
import { getJobQueue } from './job-queue.ts';

/** Tells the workers that a queue has work. Once they know, telling them again does nothing. */
export async function wakeQueue(
  services: Pick<Runtime, 'env' | 'log'>,
  queue: JobQueueName,
): Promise<void> {
  try {
    await (await getJobQueue(services)).send(queue, {});
  } catch (error) {
    // The job's row is there: a worker finds it when it tidies.
    services.log.warn({ err: error, queue }, 'the workers could not be told of a job');
  }
}
