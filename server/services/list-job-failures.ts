import { listJobFailures as listRows } from '#db/queries/job-failure.ts';
import type { Runtime } from '../runtime.ts';
import type { JobFailureList, ListJobFailuresInput } from '../schemas/job.ts';

const PAGE_SIZE = 20;

/** What a job could not do, by band, with the reason. */
export async function listJobFailures(
  { db }: Pick<Runtime, 'db'>,
  { jobId, page }: ListJobFailuresInput,
): Promise<JobFailureList> {
  const offset = (page - 1) * PAGE_SIZE;
  return {
    ...(await listRows(db, { jobId, limit: PAGE_SIZE, offset })),
    pageSize: PAGE_SIZE,
  };
}
