import {
  changeListInputSchema,
  changeListSchema,
  undoInputSchema,
  undoneSchema,
} from '../schemas/change.ts';
import { listChanges } from '../services/list-changes.ts';
import { undoChange } from '../services/undo-change.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const changeRouter = router({
  /** What was changed in the catalogue, the newest first. */
  list: curatorProcedure
    .input(changeListInputSchema)
    .output(changeListSchema)
    .query(({ ctx, input }) => listChanges(ctx, input)),

  /** Takes one action back, as a whole. */
  undo: curatorProcedure
    .input(undoInputSchema)
    .output(undoneSchema)
    .mutation(({ ctx, input }) => undoChange(ctx, input)),
});
