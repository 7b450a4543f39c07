import type { z } from 'zod';
import type { JobQueueName } from '#db/job-queue.ts';
import type { JobProgress } from '#db/queries/job.ts';
import type { DescriptionWriter } from '../drafting/description-writer.ts';
import type { Embedder } from '../embeddings/embedder.ts';
import type { Embedders } from '../embeddings/embedders.ts';
import type { Log } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import type { JobFailure, JobKindName } from '../schemas/job.ts';

/** What a worker has to work with. */
export interface WorkerServices {
  db: Runtime['db'];
  embedders: Embedders;
  /** Absent: drafts are off. */
  writer?: DescriptionWriter;
  log: Log;
}

/** What a job has to work with. */
export interface JobServices extends WorkerServices {
  /** Of the model that was active when the job was taken. */
  embedder: Embedder;
}

/** One go at a job; what a killed or paused one left is found in the database by the job's id. */
export interface JobAttempt<Params> {
  jobId: string;
  params: Params;
  /**
   * Aborted when the work should stop: cancelled, paused, or its worker ends. What was paid for may be stored
   * first, within about two seconds; then throw the signal's reason.
   */
  signal: AbortSignal;
  /** Aborted when another worker has the job: nothing may be written from here on. */
  lost: AbortSignal;
  /** Takes note of how far it is; written to the job's row twice a second. */
  report: (progress: JobProgress) => void;
}

export interface JobKind<Schema extends z.ZodType = z.ZodType> {
  kind: JobKindName;
  queue: JobQueueName;
  params: Schema;
  /** Undefined: it is done. Otherwise what it came to, kept in the row. Throw {@link JobError} for what people can mend. */
  run: (
    services: JobServices,
    attempt: JobAttempt<z.output<Schema>>,
  ) => Promise<Record<string, unknown> | undefined>;
}

/** Keeps the types of a kind's params and run together. */
export function defineJobKind<Schema extends z.ZodType>(kind: JobKind<Schema>): JobKind {
  return kind as unknown as JobKind;
}

/** Ends a job as failed, for a reason that the messages have words for. */
export class JobError extends Error {
  readonly failure: JobFailure;

  constructor(failure: JobFailure, options?: ErrorOptions) {
    super(`The job failed: ${failure}`, options);
    this.name = 'JobError';
    this.failure = failure;
  }
}
