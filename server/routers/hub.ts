import {
  hubListInputSchema,
  hubListSchema,
  hubSummaryInputSchema,
  hubSummarySchema,
} from '../schemas/hub.ts';
import { describeHubness } from '../services/describe-hubness.ts';
import { listHubs } from '../services/list-hubs.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const hubRouter = router({
  /** How evenly bands share the places in lists. */
  summary: curatorProcedure
    .input(hubSummaryInputSchema)
    .output(hubSummarySchema)
    .query(({ ctx, input }) => describeHubness(ctx, input)),

  /** Bands in too many lists, in none, or in as many as a bar of the histogram says. */
  list: curatorProcedure
    .input(hubListInputSchema)
    .output(hubListSchema)
    .query(({ ctx, input }) => listHubs(ctx, input)),
});
