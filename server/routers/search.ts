import { z } from 'zod';
import { listQuerySchema } from '../schemas/band-list.ts';
import { searchResultSchema } from '../schemas/search.ts';
import { searchEverything } from '../services/search-everything.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const searchRouter = router({
  /** Bands, members and keywords by a part of their name: a few of each. */
  everything: curatorProcedure
    .input(z.object({ query: listQuerySchema }))
    .output(searchResultSchema)
    .query(({ ctx, input }) => searchEverything(ctx, input)),
});
