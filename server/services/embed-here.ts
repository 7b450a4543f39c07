import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { findJob, insertJob, type JobRow } from '#db/queries/job.ts';
import type { WorkerServices } from '../jobs/job-kind.ts';
import { startWorker } from '../jobs/start-worker.ts';

const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 60_000;

export interface EmbedProgress {
  done: number;
  total: number;
}

export interface EmbedOptions {
  onProgress?: (progress: EmbedProgress) => void;
}

/**
 * Embeds what lacks a vector before there is a worker: by the same job as the dashboard, with a worker of its own that
 * ends with it. Answers how many vectors were stored.
 * @throws Error when the job didn't come to its end
 */
export async function embedMissingHere(
  services: WorkerServices & { databaseUrl: string },
  { onProgress }: EmbedOptions = {},
): Promise<number> {
  const { db, embedders } = services;
  const { model } = await embedders.active();
  const jobId = randomUUID();
  await insertJob(db, {
    jobId,
    kind: 'embedMissing',
    params: { model, patienceMs: PATIENCE_MS },
    dedupeKey: undefined,
    requestedBy: undefined,
  });
  const worker = await startWorker(services, { queues: ['embedding'] });
  try {
    for (;;) {
      const row = await findJob(db, { jobId });
      if (row?.state === 'done') return readStored(row);
      if (!row || row.finishedAt) {
        throw new Error(`The descriptions could not be embedded (${row?.failure ?? row?.state}).`);
      }
      onProgress?.(row);
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await worker.stop();
  }
}

function readStored({ result }: JobRow): number {
  return typeof result?.stored === 'number' ? result.stored : 0;
}
