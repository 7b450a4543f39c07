import { z } from 'zod';
import {
  importDetailSchema,
  importInputSchema,
  importRowsInputSchema,
  importRowsSchema,
  importSummarySchema,
  mappingSchema,
} from '../schemas/import.ts';
import { startedJobSchema } from '../schemas/job.ts';
import { getImport, listImports, listRows } from '../services/describe-import.ts';
import { removeImport, startCheck, startRun } from '../services/start-import-job.ts';
import { curatorProcedure, router } from '../trpc.ts';

/** Files of bands on their way into the catalogue; they are uploaded to `POST /api/imports`. */
export const importRouter = router({
  list: curatorProcedure
    .output(z.object({ imports: z.array(importSummarySchema) }))
    .query(async ({ ctx }) => ({ imports: await listImports(ctx) })),

  get: curatorProcedure
    .input(importInputSchema)
    .output(importDetailSchema)
    .query(({ ctx, input }) => getImport(ctx, input.importId)),

  rows: curatorProcedure
    .input(importRowsInputSchema)
    .output(importRowsSchema)
    .query(({ ctx, input }) => listRows(ctx, input)),

  /** Says what the columns are, and starts the check of all rows: the preview. */
  check: curatorProcedure
    .input(importInputSchema.extend({ mapping: mappingSchema }))
    .output(startedJobSchema)
    .mutation(({ ctx, input }) =>
      startCheck(ctx, { ...input, requestedBy: ctx.actor.curator?.curatorId }),
    ),

  /** Brings the new and changed rows into the catalogue, or goes on with that. */
  run: curatorProcedure
    .input(importInputSchema)
    .output(startedJobSchema)
    .mutation(({ ctx, input }) =>
      startRun(ctx, { ...input, requestedBy: ctx.actor.curator?.curatorId }),
    ),

  /** Forgets a file; what it brought into the catalogue stays. */
  remove: curatorProcedure
    .input(importInputSchema)
    .mutation(({ ctx, input }) => removeImport(ctx, input.importId)),
});
