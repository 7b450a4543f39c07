import { finishJob, insertJob, reportJob, returnJob, takeJob } from '#db/queries/job.ts';
import type { Log } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import type { JobFailure } from '../schemas/job.ts';
import { computeCatalogueMap, type MapJobProgress } from '../services/compute-catalogue-map.ts';
import { toAppError } from '../translate-error.ts';
import type { MapJobData } from './map-job.ts';

const REPORT_EVERY_MS = 500;

export interface WorkerServices {
  db: Runtime['db'];
  /** The model whose vectors are read. */
  embedder: { model: string };
  log: Log;
}

export interface JobAttempt {
  jobId: string;
  data: MapJobData;
  /** Aborted when the job was given to another worker. */
  lost: AbortSignal;
  /** Aborted when this worker must stop: the job goes back to the queue. */
  stopping: AbortSignal;
}

/**
 * Runs a map job to its end, which its row then tells: done, failed or cancelled.
 * @throws only what should give the job to another worker
 */
export async function runMapJob(services: WorkerServices, attempt: JobAttempt): Promise<void> {
  const { db, embedder, log } = services;
  const { jobId, data } = attempt;
  await insertJob(db, {
    jobId,
    kind: 'computeMap',
    params: { clusterCount: data.clusterCount },
    requestedBy: data.requestedBy,
  });
  const taken = await takeJob(db, { jobId });
  if (!taken) return;
  if (taken.isCancelRequested) return finishJob(db, { jobId, state: 'cancelled' });

  const cancelled = new AbortController();
  const reporter = startReporter(services, jobId, () => cancelled.abort());
  try {
    const map = await computeCatalogueMap(
      { db, embedder },
      {
        clusterCount: data.clusterCount,
        onProgress: reporter.set,
        signal: AbortSignal.any([cancelled.signal, attempt.lost, attempt.stopping]),
      },
    );
    await reporter.stop();
    if (map) await finishJob(db, { jobId, state: 'done', result: { ...map } });
    else await finishJob(db, { jobId, state: 'failed', failure: 'NO_VECTORS' });
  } catch (error) {
    await reporter.stop();
    if (attempt.lost.aborted) throw error;
    if (cancelled.signal.aborted) return finishJob(db, { jobId, state: 'cancelled' });
    if (attempt.stopping.aborted) {
      await returnJob(db, { jobId });
      throw error;
    }
    log.error({ err: error, jobId }, 'a job failed');
    await finishJob(db, { jobId, state: 'failed', failure: describeFailure(error) });
  }
}

function describeFailure(error: unknown): JobFailure {
  return toAppError(error).code === 'DATABASE_UNAVAILABLE' ? 'DATABASE_UNAVAILABLE' : 'INTERNAL';
}

/** Writes progress twice a second, and hears then whether the job is still wanted. */
function startReporter({ db, log }: WorkerServices, jobId: string, onUnwanted: () => void) {
  let progress: MapJobProgress = { stage: 'readingVectors', done: 0, total: 100 };
  let isOver = false;
  let timer: NodeJS.Timeout;
  const report = async () => {
    try {
      if (!(await reportJob(db, { jobId, ...progress }))) onUnwanted();
    } catch (error) {
      // The work goes on; if the database is really gone, storing the map will say so.
      log.warn({ err: error, jobId }, 'progress could not be stored');
    }
    if (!isOver) timer = setTimeout(() => (last = report()), REPORT_EVERY_MS);
  };
  let last = report();
  return {
    set: (next: MapJobProgress) => {
      progress = next;
    },
    stop: async () => {
      isOver = true;
      clearTimeout(timer);
      await last;
      clearTimeout(timer);
    },
  };
}
