import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findModel } from '#db/queries/embedding-model.ts';
import { insertJob } from '#db/queries/job.ts';
import { activateModel } from '#db/queries/model-switch.ts';
import { defineJobKind, JobError } from './job-kind.ts';

/**
 * Searches by another model from one moment to the next, and has a map drawn of it. A job, and of the queue of those
 * that embed: none of them writes vectors meanwhile.
 */
export const activateModelJob = defineJobKind({
  kind: 'activateModel',
  queue: 'embedding',
  params: z.object({ model: z.string() }),
  run: async ({ db, embedder: from }, { params, signal, report }) => {
    const to = await findModel(db, params);
    if (!to) throw new JobError('MODEL_CHANGED');
    report({ stage: 'activating' });
    // One that was killed after its deed finds it done.
    if (to.state !== 'active') {
      signal.throwIfAborted();
      await activateModel(db, { from, to });
    }
    await insertJob(db, {
      jobId: randomUUID(),
      kind: 'computeMap',
      params: {},
      dedupeKey: `computeMap:${to.model}`,
      requestedBy: undefined,
    });
    return {};
  },
});
