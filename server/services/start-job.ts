import { randomUUID } from 'node:crypto';
import { findJob, findLiveJobByKey, insertJob } from '#db/queries/job.ts';
import { AppError } from '../errors.ts';
import { findJobKind } from '../jobs/job-kinds.ts';
import { wakeQueue } from '../jobs/wake-queue.ts';
import type { Runtime } from '../runtime.ts';
import type { JobKindName, StartedJob } from '../schemas/job.ts';
import { describeJob } from './describe-job.ts';

/** The one that stands in the way may end between the two looks. */
const TRIES = 3;

export interface StartJob {
  kind: JobKindName;
  params: Record<string, unknown>;
  /** As long as a job with this key is live, it is the answer. */
  dedupeKey: string;
  /** The curator's id; undefined for a program. */
  requestedBy: number | undefined;
}

/** Starts a job, or answers the one that does the same already: the database's unique key decides. */
export async function startJob(
  services: Pick<Runtime, 'db' | 'env' | 'log'>,
  { kind, params, dedupeKey, requestedBy }: StartJob,
): Promise<StartedJob> {
  const { db } = services;
  const { queue, params: schema } = findJobKind(kind);
  const checked = schema.parse(params) as Record<string, unknown>;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const jobId = randomUUID();
    if (await insertJob(db, { jobId, kind, params: checked, dedupeKey, requestedBy })) {
      await wakeQueue(services, queue);
      const row = await findJob(db, { jobId });
      if (row) return { job: describeJob(row), isNew: true };
    }
    const live = await findLiveJobByKey(db, { dedupeKey });
    if (live) return { job: describeJob(live), isNew: false };
  }
  throw new AppError('TOO_MANY_REQUESTS', { retryAfterSeconds: 1 });
}
