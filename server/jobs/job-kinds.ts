import type { JobQueueName } from '#db/job-queue.ts';
import type { JobKindName } from '../schemas/job.ts';
import { activateModelJob } from './activate-model-job.ts';
import { computeMapJob } from './compute-map-job.ts';
import { draftDescriptionsJob } from './draft-job.ts';
import { EMBED_JOBS } from './embed-jobs.ts';
import { checkImportJob, runImportJob } from './import-jobs.ts';
import type { JobKind } from './job-kind.ts';
import { prepareModelJob } from './prepare-model-job.ts';

/** Every kind of job that there is. */
const JOB_KINDS: readonly JobKind[] = [
  computeMapJob,
  ...EMBED_JOBS,
  prepareModelJob,
  activateModelJob,
  checkImportJob,
  runImportJob,
  draftDescriptionsJob,
];

/** @throws Error for a name that no kind has */
export function findJobKind(name: string): JobKind {
  const kind = JOB_KINDS.find((candidate) => candidate.kind === name);
  if (!kind) throw new Error(`There is no job of the kind "${name}".`);
  return kind;
}

/** The names of the kinds that run in a queue. */
export function listKindsOf(queue: JobQueueName): JobKindName[] {
  return JOB_KINDS.filter((kind) => kind.queue === queue).map(({ kind }) => kind);
}
