import type { PgBoss } from 'pg-boss';
import { connectJobQueue } from '#db/job-queue.ts';
import type { Runtime } from '../runtime.ts';

type Services = Pick<Runtime, 'env' | 'log'>;

// Next bundles each route by itself, so a module variable could exist several times in one process.
const holder = globalThis as typeof globalThis & {
  diggIndieJobQueues?: Map<string, Promise<PgBoss>>;
};

/** The queue that this process sends jobs to; connected when the first one is sent. */
export function getJobQueue({ env, log }: Services): Promise<PgBoss> {
  holder.diggIndieJobQueues ??= new Map();
  const queues = holder.diggIndieJobQueues;
  const known = queues.get(env.databaseUrl);
  if (known) return known;
  const queue = connectJobQueue(env.databaseUrl, {
    onError: (error) => log.warn({ err: error }, 'the job queue lost its connection'),
  });
  // One that couldn't start is forgotten: the next request tries again.
  const starting = queue.start().catch(async (error: unknown) => {
    queues.delete(env.databaseUrl);
    await queue.stop({ graceful: false }).catch(() => {});
    throw error;
  });
  queues.set(env.databaseUrl, starting);
  return starting;
}

/** Closes its connections; for tests, the process itself keeps them. */
export async function closeJobQueue({ env }: Pick<Runtime, 'env'>): Promise<void> {
  const queue = holder.diggIndieJobQueues?.get(env.databaseUrl);
  holder.diggIndieJobQueues?.delete(env.databaseUrl);
  await (await queue)?.stop({ graceful: false });
}
