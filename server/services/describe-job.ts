import type { JobRow } from '#db/queries/job.ts';
import { priceTokens } from '../embeddings/token-price.ts';
import {
  JOB_FAILURES,
  JOB_KIND_NAMES,
  JOB_STAGES,
  type Job,
  type JobParams,
  jobResultSchema,
} from '../schemas/job.ts';

/** Before this part is done, the time so far says little about the rest. */
const LEAST_PROGRESS = 0.1;
/** As little says a rate of a job that has only begun. */
const LEAST_MS = 1_000;

/** A job as people see it. */
export function describeJob(row: JobRow): Job {
  const { jobId, state, createdAt, startedAt, finishedAt, done, total, failed, tokens } = row;
  const progress = readProgress(row);
  const rate = readRate(row);
  const params = describeParams(row.params);
  return {
    jobId,
    kind: JOB_KIND_NAMES.find((kind) => kind === row.kind) ?? 'computeMap',
    params,
    state,
    stage: JOB_STAGES.find((stage) => stage === row.stage),
    progress,
    done,
    total,
    failed,
    tokens,
    costUsd: params.model === undefined ? undefined : priceTokens(params.model, tokens),
    perSecond: rate && rate * 1_000,
    remainingMs:
      rate && (progress >= LEAST_PROGRESS || readDoneBefore(row) > 0)
        ? (total - done) / rate
        : undefined,
    result: state === 'done' ? jobResultSchema.safeParse(row.result ?? {}).data : undefined,
    failure:
      state === 'failed'
        ? (JOB_FAILURES.find((failure) => failure === row.failure) ?? 'INTERNAL')
        : undefined,
    isCancelRequested: row.isCancelRequested,
    isPauseRequested: row.isPauseRequested,
    requestedBy: row.requestedBy,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString(),
    finishedAt: finishedAt?.toISOString(),
  };
}

function describeParams({
  clusterCount,
  model,
  bandDescriptionIds,
  importId,
}: JobRow['params']): JobParams {
  return {
    clusterCount: typeof clusterCount === 'number' ? clusterCount : undefined,
    model: typeof model === 'string' ? model : undefined,
    importId: typeof importId === 'string' ? importId : undefined,
    count: Array.isArray(bandDescriptionIds) ? bandDescriptionIds.length : undefined,
  };
}

function readProgress({ state, done, total }: JobRow): number {
  if (state === 'done') return 1;
  return total > 0 ? Math.min(Math.max(done / total, 0), 1) : 0;
}

/** What was done when the worker took it. */
function readDoneBefore({ result, done }: JobRow): number {
  const before = result?.doneBefore;
  // One that began anew counts from nothing.
  return typeof before === 'number' && before <= done ? before : 0;
}

/** Done per millisecond since the worker took it. */
function readRate(row: JobRow): number | undefined {
  const { state, stage, runningMs, done, total } = row;
  if (state !== 'running' || stage === 'waitingForProvider') return undefined;
  if (runningMs === undefined || runningMs < LEAST_MS || total === 0) return undefined;
  const rate = (done - readDoneBefore(row)) / runningMs;
  return rate > 0 ? rate : undefined;
}
