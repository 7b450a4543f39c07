import { PgBoss } from 'pg-boss';

/** The queue of the map of the catalogue: one job at a time, waiting or at work. */
export const MAP_QUEUE = 'catalogue-map';

/** A worker that says nothing for so long is taken for dead, and its job given to another. */
const HEARTBEAT_SECONDS = 15;
/** How often a job is given to another worker before it counts as failed. */
const RETRY_LIMIT = 10;
const EXPIRE_SECONDS = 4 * 3_600;

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
    await queue.createQueue(MAP_QUEUE, {
      policy: 'exclusive',
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: EXPIRE_SECONDS,
      retryLimit: RETRY_LIMIT,
      retryDelay: 0,
    });
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
