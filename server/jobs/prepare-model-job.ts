import { z } from 'zod';
import { findModel } from '#db/queries/embedding-model.ts';
import {
  countEmbeddingTasks,
  insertEmbeddingTasks,
  storeEmbeddedTasksBeside,
} from '#db/queries/embedding-task.ts';
import { lacksVectorBeside } from '#db/queries/model-coverage.ts';
import { adoptKnownVectors } from '#db/queries/model-switch.ts';
import { besideSpace } from '#db/queries/vector-space.ts';
import { prepareSentences } from '../services/prepare-sentences.ts';
import { defineJobKind, JobError } from './job-kind.ts';
import { runEmbeddingTasks } from './run-embedding-tasks.ts';

/**
 * Embeds every live description by another model, beside the vectors that searches go on with. What is edited or
 * comes meanwhile is caught up with at the end, and the members' keyword sentences are made ready. Vectors that are
 * there already are not paid for again.
 */
export const prepareModelJob = defineJobKind({
  kind: 'prepareModel',
  queue: 'embedding',
  params: z.object({ model: z.string() }),
  run: async (services, attempt) => {
    const { db, embedders } = services;
    const { jobId, params, signal, report } = attempt;
    const space = await findModel(db, params);
    if (!space || space.state === 'active') throw new JobError('MODEL_CHANGED');
    const embedder = embedders.of(space);
    for (;;) {
      report({ stage: 'planning' });
      await adoptKnownVectors(db, space);
      await insertEmbeddingTasks(db, {
        jobId,
        space: besideSpace(space.model),
        condition: lacksVectorBeside(space),
      });
      const { total, done, failed } = await countEmbeddingTasks(db, { jobId });
      if (done + failed === total) break;
      await runEmbeddingTasks(services, {
        ...attempt,
        embedder,
        store: (_, batch) => storeEmbeddedTasksBeside(db, batch),
      });
      signal.throwIfAborted();
    }
    await prepareSentences({ ...services, embedder }, { signal });
    return {};
  },
});
