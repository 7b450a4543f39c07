import type { JobRow } from '#db/queries/job.ts';
import { JOB_FAILURES, JOB_KINDS, type Job, MAP_JOB_STAGES } from '../schemas/job.ts';

/** Before this part is done, the time so far says little about the rest. */
const LEAST_PROGRESS = 0.1;

/** A job as people see it. */
export function describeJob(row: JobRow): Job {
  const { jobId, state, isCancelRequested, createdAt, startedAt, finishedAt } = row;
  const progress = readProgress(row);
  const clusterCount = row.params.clusterCount;
  return {
    jobId,
    kind: JOB_KINDS.find((kind) => kind === row.kind) ?? 'computeMap',
    clusterCount: typeof clusterCount === 'number' ? clusterCount : undefined,
    state,
    stage: MAP_JOB_STAGES.find((stage) => stage === row.stage),
    progress,
    remainingMs:
      state === 'running' && progress >= LEAST_PROGRESS && row.runningMs !== undefined
        ? (row.runningMs * (1 - progress)) / progress
        : undefined,
    failure:
      state === 'failed'
        ? (JOB_FAILURES.find((failure) => failure === row.failure) ?? 'INTERNAL')
        : undefined,
    isCancelRequested,
    requestedBy: row.requestedBy,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString(),
    finishedAt: finishedAt?.toISOString(),
  };
}

function readProgress({ state, done, total }: JobRow): number {
  if (state === 'done') return 1;
  return total > 0 ? Math.min(Math.max(done / total, 0), 1) : 0;
}
