import { PgBoss } from 'pg-boss';

/**
 * What runs one at a time, each beside the others: the map; vectors; imports; drafts. An entry of pg-boss only says
 * that a queue has work, so it holds one of each at the most; which job is next, the rows of `job` say.
 */
export const JOB_QUEUES = ['catalogue-map', 'embedding', 'catalogue', 'drafts'] as const;
export type JobQueueName = (typeof JOB_QUEUES)[number];

/** A worker that says nothing for so long is taken for dead, and its job given to another. */
const HEARTBEAT_SECONDS = 15;
/** How often a queue's work is given to another worker before the job at hand counts as failed. */
const RETRY_LIMIT = 10;
/** The most that pg-boss allows; dead workers are noticed by their heartbeat. */
const EXPIRE_SECONDS = 86_400;

export interface JobQueueOptions {
  /** Connections at the most. */
  maxConnections?: number;
  /** Looks after jobs of dead workers; for workers, not for those who only send. */
  isWorker?: boolean;
  onError: (error: Error) => void;
}

/** pg-boss on the database at `url`, not started yet; by connections of its own, in its own schema. */
export function connectJobQueue(url: string, options: JobQueueOptions): PgBoss {
  return createBoss(url, { ...options, mayMigrate: false });
}

/** Makes or updates pg-boss's schema and our queues; safe to run twice, and from two processes at once. */
export async function installJobQueues(url: string): Promise<void> {
  let failure: Error | undefined;
  const queue = createBoss(url, {
    maxConnections: 1,
    mayMigrate: true,
    onError: (error) => {
      failure = error;
    },
  });
  try {
    await queue.start();
    const settings = {
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: EXPIRE_SECONDS,
      retryLimit: RETRY_LIMIT,
      retryDelay: 0,
    };
    for (const name of JOB_QUEUES) {
      await queue.createQueue(name, { policy: 'exclusive', ...settings });
      await queue.updateQueue(name, settings);
    }
  } finally {
    await queue.stop({ graceful: false });
  }
  if (failure) throw failure;
}

function createBoss(url: string, options: JobQueueOptions & { mayMigrate: boolean }): PgBoss {
  const queue = new PgBoss({
    connectionString: url,
    application_name: 'diggindie-ai jobs',
    max: options.maxConnections ?? 2,
    schedule: false,
    migrate: options.mayMigrate,
    supervise: options.isWorker ?? false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  queue.on('error', options.onError);
  return queue;
}
