import {
  finishJob,
  type JobProgress,
  type JobWish,
  reportJob,
  restJob,
  returnJob,
  type TakenJob,
} from '#db/queries/job.ts';
import type { JobFailure } from '../schemas/job.ts';
import { toAppError } from '../translate-error.ts';
import { JobError, type WorkerServices } from './job-kind.ts';
import { findJobKind } from './job-kinds.ts';

const REPORT_EVERY_MS = 500;

export interface WorkerSignals {
  /** Aborted when the job was given to another worker. */
  lost: AbortSignal;
  /** Aborted when this worker must stop: the job goes back to the queue. */
  stopping: AbortSignal;
}

/**
 * Runs a job that was taken to its end, which its row then tells: done, failed, cancelled or paused.
 * @throws only what should give the job to another worker
 */
export async function runJob(
  services: WorkerServices,
  taken: TakenJob,
  { lost, stopping }: WorkerSignals,
): Promise<void> {
  const { db, log } = services;
  const { jobId } = taken;
  if (taken.isCancelRequested) return finishJob(db, { jobId, state: 'cancelled' });
  if (taken.isPauseRequested) return restJob(db, { jobId });

  const unwanted = new AbortController();
  const reporter = startReporter(services, jobId, (wish) =>
    unwanted.abort(new Error(`The job is to ${wish}.`, { cause: wish })),
  );
  try {
    const kind = findJobKind(taken.kind);
    const embedder = await services.embedders.active();
    const result = await kind.run(
      { ...services, embedder },
      {
        jobId,
        params: kind.params.parse(taken.params),
        signal: AbortSignal.any([unwanted.signal, lost, stopping]),
        lost,
        report: reporter.report,
      },
    );
    await reporter.stop();
    await finishJob(db, { jobId, state: 'done', result });
  } catch (error) {
    await reporter.stop();
    if (lost.aborted) throw error;
    if (unwanted.signal.aborted) {
      const isCancelled = unwanted.signal.reason.cause === 'cancel';
      return isCancelled ? finishJob(db, { jobId, state: 'cancelled' }) : restJob(db, { jobId });
    }
    if (stopping.aborted) {
      await returnJob(db, { jobId });
      throw error;
    }
    log.error({ err: error, jobId, kind: taken.kind }, 'a job failed');
    await finishJob(db, { jobId, state: 'failed', failure: describeFailure(error) });
  }
}

function describeFailure(error: unknown): JobFailure {
  if (error instanceof JobError) return error.failure;
  const { code } = toAppError(error);
  return code === 'DATABASE_UNAVAILABLE' || code === 'MODEL_CHANGED' ? code : 'INTERNAL';
}

/** Writes progress twice a second, and hears then whether the job is still wanted. */
function startReporter(
  { db, log }: WorkerServices,
  jobId: string,
  onUnwanted: (wish: Exclude<JobWish, 'goOn'>) => void,
) {
  let progress: JobProgress = {};
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const write = async () => {
    try {
      const wish = await reportJob(db, { jobId, ...progress });
      if (wish !== 'goOn') onUnwanted(wish);
    } catch (error) {
      // The work goes on; if the database is really gone, storing what it came to will say so.
      log.warn({ err: error, jobId }, 'progress could not be stored');
    }
    schedule();
  };
  let last = Promise.resolve();
  const schedule = () => {
    if (isOver) return;
    timer = setTimeout(() => {
      last = write();
    }, REPORT_EVERY_MS);
  };
  last = write();
  return {
    report: (next: JobProgress) => {
      progress = { ...progress, ...next };
    },
    /** Writes the last of it. */
    stop: async () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      await last;
      await write();
    },
  };
}
