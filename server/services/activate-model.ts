import { findModel, listModels } from '#db/queries/embedding-model.ts';
import { AppError } from '../errors.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { StartedJob } from '../schemas/job.ts';
import { findPrevious } from './list-models.ts';
import { startJob } from './start-job.ts';

type Services = Pick<ActiveRuntime, 'db' | 'env' | 'log' | 'embedder'>;

/**
 * Starts the job that makes a model the active one, with as much of the catalogue as it covers.
 * @throws AppError MODEL_ACTIVE, MODEL_NOT_FOUND
 */
export async function startActivation(
  services: Services,
  { model, requestedBy }: { model: string; requestedBy: number | undefined },
): Promise<StartedJob> {
  if (model === services.embedder.model) throw new AppError('MODEL_ACTIVE');
  if (!(await findModel(services.db, { model }))) throw new AppError('MODEL_NOT_FOUND');
  return startJob(services, {
    kind: 'activateModel',
    params: { model },
    dedupeKey: 'activateModel',
    requestedBy,
  });
}

/** The same for the model that was active before. @throws AppError MODEL_NOT_FOUND when there was none */
export async function startGoingBack(
  services: Services,
  { requestedBy }: { requestedBy: number | undefined },
): Promise<StartedJob> {
  const model = findPrevious(await listModels(services.db));
  if (model === undefined) throw new AppError('MODEL_NOT_FOUND');
  return startActivation(services, { model, requestedBy });
}
