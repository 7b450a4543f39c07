import { findLiveJobByKey } from '#db/queries/job.ts';
import { requestCancel } from '#db/queries/job-request.ts';
import { discardModel as forgetModel } from '#db/queries/model-switch.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';

/**
 * Forgets a model with all that was made by it, and ends its preparation.
 * @throws AppError MODEL_NOT_FOUND for one that is active or unknown
 */
export async function discardModel(
  { db }: Pick<Runtime, 'db'>,
  { model }: { model: string },
): Promise<{ model: string }> {
  const live = await findLiveJobByKey(db, { dedupeKey: `prepareModel:${model}` });
  if (live) await requestCancel(db, { jobId: live.jobId });
  if (!(await forgetModel(db, { model }))) throw new AppError('MODEL_NOT_FOUND');
  return { model };
}
