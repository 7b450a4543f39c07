import type { ActiveRuntime } from '../runtime.ts';
import {
  type EmbeddingScope,
  embedByIdsSchema,
  embeddedAllSchema,
  embeddedByIdsSchema,
  embeddedTextSchema,
  embeddingCoverageSchema,
  embeddingEstimateSchema,
  embedScopeSchema,
  embedTextSchema,
} from '../schemas/embedding.ts';
import {
  discardedModelSchema,
  embeddingModelsSchema,
  modelNameSchema,
} from '../schemas/embedding-model.ts';
import { startedJobSchema } from '../schemas/job.ts';
import { startActivation, startGoingBack } from '../services/activate-model.ts';
import { awaitJob } from '../services/await-job.ts';
import { describeCoverage } from '../services/describe-coverage.ts';
import { discardModel } from '../services/discard-model.ts';
import { embedText } from '../services/embed-text.ts';
import { estimateEmbedding, estimateModel } from '../services/estimate-embedding.ts';
import { listEmbeddingModels } from '../services/list-models.ts';
import { prepareModel } from '../services/prepare-model.ts';
import { startEmbedding } from '../services/start-embedding.ts';
import { adminProcedure, curatorProcedure, router } from '../trpc.ts';

/** Whoever waits for the answer hears soon that the provider is down. */
const WAITING_PATIENCE_MS = 2_000;

/** Starts the job, waits for its end and answers how many vectors it stored. */
async function embedAndWait(ctx: ActiveRuntime, scope: EmbeddingScope): Promise<number> {
  const { job, isNew } = await startEmbedding(ctx, {
    scope,
    requestedBy: undefined,
    patienceMs: WAITING_PATIENCE_MS,
  });
  return (await awaitJob(ctx, { jobId: job.jobId, isOwn: isNew })).result?.stored ?? 0;
}

export const embeddingRouter = router({
  /** The vector of any text. */
  single: curatorProcedure
    .input(embedTextSchema)
    .output(embeddedTextSchema)
    .mutation(({ ctx, input }) => embedText(ctx, input.text)),

  /** What the vectors of the catalogue are worth. */
  coverage: curatorProcedure
    .output(embeddingCoverageSchema)
    .query(({ ctx }) => describeCoverage(ctx)),

  /** What embedding a scope would take and cost. */
  estimate: curatorProcedure
    .input(embedScopeSchema)
    .output(embeddingEstimateSchema)
    .query(({ ctx, input }) => estimateEmbedding(ctx, input.scope)),

  /** Starts the job that embeds a scope, or answers the one that is on its way. */
  start: curatorProcedure
    .input(embedScopeSchema)
    .output(startedJobSchema)
    .mutation(({ ctx, input }) =>
      startEmbedding(ctx, { ...input, requestedBy: ctx.actor.curator?.curatorId }),
    ),

  /** Embeds what lacks a usable vector of the active model, and waits for it. */
  updateMissing: curatorProcedure.output(embeddedAllSchema).mutation(async ({ ctx }) => ({
    mode: 'update-missing' as const,
    totalProcessed: await embedAndWait(ctx, { kind: 'missing' }),
  })),

  updateByIds: curatorProcedure
    .input(embedByIdsSchema)
    .output(embeddedByIdsSchema)
    .mutation(async ({ ctx, input }) => ({
      requestedCount: input.bandDescriptionIds.length,
      processedCount: await embedAndWait(ctx, { kind: 'ids', ...input }),
    })),

  /** Re-embeds everything; each old vector stays until its new one is stored. */
  reset: curatorProcedure.output(embeddedAllSchema).mutation(async ({ ctx }) => ({
    mode: 'reset' as const,
    totalProcessed: await embedAndWait(ctx, { kind: 'all' }),
  })),

  /** The active model, and those that are kept or in preparation. */
  models: curatorProcedure
    .output(embeddingModelsSchema)
    .query(({ ctx }) => listEmbeddingModels(ctx)),

  /** What embedding everything by another model would take and cost. */
  estimateModel: curatorProcedure
    .input(modelNameSchema)
    .output(embeddingEstimateSchema)
    .query(({ ctx, input }) => estimateModel(ctx, input)),

  /** Starts the job that embeds everything by another model, beside the active one's vectors. */
  prepareModel: curatorProcedure
    .input(modelNameSchema)
    .output(startedJobSchema)
    .mutation(({ ctx, input }) =>
      prepareModel(ctx, { ...input, requestedBy: ctx.actor.curator?.curatorId }),
    ),

  /** Starts the job that makes another model the active one, with what it covers. */
  activateModel: adminProcedure
    .input(modelNameSchema)
    .output(startedJobSchema)
    .mutation(({ ctx, input }) =>
      startActivation(ctx, { ...input, requestedBy: ctx.curator.curatorId }),
    ),

  /** The same for the model that was active before. */
  goBack: adminProcedure
    .output(startedJobSchema)
    .mutation(({ ctx }) => startGoingBack(ctx, { requestedBy: ctx.curator.curatorId })),

  /** Forgets a model that isn't active, with its vectors. */
  discardModel: adminProcedure
    .input(modelNameSchema)
    .output(discardedModelSchema)
    .mutation(({ ctx, input }) => discardModel(ctx, input)),
});
