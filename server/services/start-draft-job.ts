import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { StartedJob } from '../schemas/job.ts';
import { startJob } from './start-job.ts';

/**
 * Starts the writing of all drafts that are missing, or answers the job that does.
 * @throws AppError WRITER_OFF
 */
export async function startDraftJob(
  services: Pick<Runtime, 'db' | 'env' | 'log' | 'writer'>,
  requestedBy: number | undefined,
): Promise<StartedJob> {
  if (!services.writer) throw new AppError('WRITER_OFF');
  const kind = 'draftDescriptions';
  return startJob(services, { kind, params: {}, dedupeKey: kind, requestedBy });
}
