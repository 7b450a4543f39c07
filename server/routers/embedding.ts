import {
  embedByIdsSchema,
  embeddedAllSchema,
  embeddedByIdsSchema,
  embeddedTextSchema,
  embedTextSchema,
} from '../schemas/embedding.ts';
import { embedBands } from '../services/embed-bands.ts';
import { embedText } from '../services/embed-text.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const embeddingRouter = router({
  /** The vector of any text. */
  single: curatorProcedure
    .input(embedTextSchema)
    .output(embeddedTextSchema)
    .mutation(({ ctx, input }) => embedText(ctx, input.text)),

  /** Embeds what lacks a usable vector of the active model. */
  updateMissing: curatorProcedure.output(embeddedAllSchema).mutation(async ({ ctx }) => ({
    mode: 'update-missing' as const,
    totalProcessed: await embedBands(ctx, { kind: 'missing' }),
  })),

  updateByIds: curatorProcedure
    .input(embedByIdsSchema)
    .output(embeddedByIdsSchema)
    .mutation(async ({ ctx, input }) => ({
      requestedCount: input.bandDescriptionIds.length,
      processedCount: await embedBands(ctx, { kind: 'ids', ...input }),
    })),

  /** Re-embeds everything; each old vector stays until its new one is stored. */
  reset: curatorProcedure.output(embeddedAllSchema).mutation(async ({ ctx }) => ({
    mode: 'reset' as const,
    totalProcessed: await embedBands(ctx, { kind: 'all' }),
  })),
});
