import { z } from 'zod';
import { keywordSchema } from '../schemas/band.ts';
import { chosenKeywordsSchema } from '../schemas/comparison.ts';
import { MAX_COMPARED_KEYWORDS } from '../schemas/comparison-limits.ts';
import { keywordListInputSchema, keywordListSchema } from '../schemas/keyword-list.ts';
import { browseKeywords } from '../services/browse-keywords.ts';
import { findKeywords } from '../services/find-keywords.ts';
import { listKeywords } from '../services/list-keywords.ts';
import { curatorProcedure, demoProcedure, router } from '../trpc.ts';

export const keywordRouter = router({
  /** Keywords that live bands carry, the most used first. */
  list: demoProcedure
    .output(z.object({ keywords: z.array(keywordSchema) }))
    .query(async ({ ctx }) => ({ keywords: await listKeywords(ctx) })),

  /** A page of all keywords, with what became of each. */
  browse: curatorProcedure
    .input(keywordListInputSchema)
    .output(keywordListSchema)
    .query(({ ctx, input }) => browseKeywords(ctx, input)),

  /** The live keywords among these, also those that no band carries. */
  byIds: curatorProcedure
    .input(z.object({ keywordIds: z.array(z.number().int()).max(MAX_COMPARED_KEYWORDS) }))
    .output(chosenKeywordsSchema)
    .query(async ({ ctx, input }) => ({ keywords: await findKeywords(ctx, input) })),
});
