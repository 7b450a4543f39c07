import { z } from 'zod';
import { bandIdSchema } from '../schemas/band.ts';
import {
  acceptDraftSchema,
  acceptedDraftSchema,
  bandDraftSchema,
  draftIdSchema,
  draftListInputSchema,
  draftListSchema,
  draftSchema,
} from '../schemas/draft.ts';
import { startedJobSchema } from '../schemas/job.ts';
import { acceptDraft, dropDraft, reopenDraft } from '../services/decide-draft.ts';
import { draftDescription } from '../services/draft-description.ts';
import { getBandDraft, listDrafts } from '../services/list-drafts.ts';
import { startDraftJob } from '../services/start-draft-job.ts';
import { curatorProcedure, router } from '../trpc.ts';

const bandInputSchema = z.object({ bandId: bandIdSchema });

export const draftRouter = router({
  /** Drafts that wait for a decision, the newest first. */
  list: curatorProcedure
    .input(draftListInputSchema)
    .output(draftListSchema)
    .query(({ ctx, input }) => listDrafts(ctx, input)),

  /** The draft that waits for a band. */
  ofBand: curatorProcedure
    .input(bandInputSchema)
    .output(bandDraftSchema)
    .query(({ ctx, input }) => getBandDraft(ctx, input)),

  /** Has a draft written; an open one gives way to it. */
  write: curatorProcedure
    .input(bandInputSchema)
    .output(draftSchema)
    .mutation(({ ctx, input, signal }) => draftDescription(ctx, input, signal)),

  /** Has a draft written for every band that has neither a description nor a draft. */
  writeMissing: curatorProcedure
    .output(startedJobSchema)
    .mutation(({ ctx }) => startDraftJob(ctx, ctx.actor.curator?.curatorId)),

  accept: curatorProcedure
    .input(acceptDraftSchema)
    .output(acceptedDraftSchema)
    .mutation(({ ctx, input }) => acceptDraft(ctx, input)),

  drop: curatorProcedure.input(draftIdSchema).mutation(({ ctx, input }) => dropDraft(ctx, input)),

  /** Takes a drop back. */
  reopen: curatorProcedure
    .input(draftIdSchema)
    .mutation(({ ctx, input }) => reopenDraft(ctx, input)),
});
