import { latestSetsSchema, overviewSchema } from '../schemas/overview.ts';
import { listLatestSets } from '../services/list-latest-sets.ts';
import { summariseOverview } from '../services/summarise-overview.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const overviewRouter = router({
  /** Totals, what is wrong with them, and two weeks of trends. */
  summary: curatorProcedure
    .output(overviewSchema)
    .query(({ ctx }) => summariseOverview(ctx, { now: new Date() })),

  /** The sets that were stored last, over all members. */
  latestSets: curatorProcedure
    .output(latestSetsSchema)
    .query(async ({ ctx }) => ({ sets: await listLatestSets(ctx) })),
});
