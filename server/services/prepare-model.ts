import { findModel } from '#db/queries/embedding-model.ts';
import { insertPreparedModel } from '#db/queries/model-switch.ts';
import { MAX_MODEL_DIMENSIONS } from '#db/schema/embedding.ts';
import { EmbedderError } from '../embeddings/embedder.ts';
import { AppError } from '../errors.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { StartedJob } from '../schemas/job.ts';
import { startJob } from './start-job.ts';

/**
 * Starts the job that embeds the catalogue by another model, beside the active one. Of a model that isn't known yet
 * the provider is asked for one vector, which tells how long they are.
 * @throws AppError MODEL_ACTIVE, MODEL_UNUSABLE, EMBEDDER_UNAVAILABLE
 * @throws EmbedderError when the provider doesn't answer
 */
export async function prepareModel(
  services: Pick<ActiveRuntime, 'db' | 'env' | 'log' | 'embedder' | 'embedders'>,
  { model, requestedBy }: { model: string; requestedBy: number | undefined },
): Promise<StartedJob> {
  const { db, embedder, embedders } = services;
  if (model === embedder.model) throw new AppError('MODEL_ACTIVE');
  const known = await findModel(db, { model });
  if (!known) {
    const dimensions = await measure(services, model);
    if (!(await insertPreparedModel(db, { model, dimensions }))) {
      throw new AppError('MODEL_ACTIVE');
    }
  } else if (!embedders.canEmbed(model)) throw new AppError('EMBEDDER_UNAVAILABLE');
  return startJob(services, {
    kind: 'prepareModel',
    params: { model },
    dedupeKey: `prepareModel:${model}`,
    requestedBy,
  });
}

async function measure(
  { embedders }: Pick<ActiveRuntime, 'embedders'>,
  model: string,
): Promise<number> {
  const dimensions = await embedders.measure(model).catch((cause: unknown) => {
    const isUnavailable = cause instanceof EmbedderError && cause.failure === 'unavailable';
    if (isUnavailable || !(cause instanceof EmbedderError)) throw cause;
    throw new AppError('MODEL_UNUSABLE', { cause });
  });
  if (dimensions < 1 || dimensions > MAX_MODEL_DIMENSIONS) throw new AppError('MODEL_UNUSABLE');
  return dimensions;
}
