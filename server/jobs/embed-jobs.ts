import { z } from 'zod';
import type { DescriptionScope } from '#db/queries/description-scope.ts';
import {
  countEmbeddedDescriptions,
  countEmbeddingTasks,
  planEmbeddingTasks,
  storeEmbeddedTasks,
} from '#db/queries/embedding-task.ts';
import { copyKnownVectors } from '#db/queries/known-vector.ts';
import type { JobKindName } from '../schemas/job.ts';
import { placeNewBands } from '../services/place-new-bands.ts';
import { defineJobKind, type JobAttempt, JobError, type JobServices } from './job-kind.ts';
import { runEmbeddingTasks } from './run-embedding-tasks.ts';

const embedSchema = z.object({
  /** The model that was active when the job was started. */
  model: z.string(),
  /** How long a provider may be down before the job fails; undefined: some minutes. */
  patienceMs: z.int().positive().optional(),
});
const embedByIdsSchema = embedSchema.extend({ bandDescriptionIds: z.array(z.int()).min(1) });

/** Embeds the descriptions of a scope; one that was interrupted goes on with what it planned. */
async function embedScope(
  services: JobServices,
  scope: DescriptionScope,
  attempt: JobAttempt<z.output<typeof embedSchema>>,
) {
  const { db, embedder } = services;
  const { jobId, params, report } = attempt;
  if (params.model !== embedder.model) throw new JobError('MODEL_CHANGED');
  const { total } = await countEmbeddingTasks(db, { jobId });
  if (total === 0) {
    report({ stage: 'planning' });
    await planEmbeddingTasks(db, { jobId, scope, space: embedder });
  }
  // Whoever asks for some or all anew wants them made, not copied.
  if (scope.kind === 'missing' || scope.kind === 'stale') {
    await copyKnownVectors(db, { jobId, space: embedder });
  }
  await runEmbeddingTasks(services, {
    ...attempt,
    embedder,
    store: storeEmbeddedTasks,
    patienceMs: params.patienceMs,
  });
  const stored = await countEmbeddedDescriptions(db, { jobId });
  if (stored > 0) await placeNewBands({ db, embedder });
  return { stored };
}

function defineEmbedJob(kind: JobKindName, scope: DescriptionScope) {
  return defineJobKind({
    kind,
    queue: 'embedding',
    params: embedSchema,
    run: (services, attempt) => embedScope(services, scope, attempt),
  });
}

export const EMBED_JOBS = [
  defineEmbedJob('embedMissing', { kind: 'missing' }),
  defineEmbedJob('embedStale', { kind: 'stale' }),
  defineEmbedJob('embedAll', { kind: 'all' }),
  defineJobKind({
    kind: 'embedByIds',
    queue: 'embedding',
    params: embedByIdsSchema,
    run: (services, attempt) => {
      const { bandDescriptionIds } = attempt.params;
      return embedScope(services, { kind: 'ids', bandDescriptionIds }, attempt);
    },
  }),
];
