import { z } from 'zod';
import { keywordSchema } from '../schemas/band.ts';
import { listKeywords } from '../services/list-keywords.ts';
import { demoProcedure, router } from '../trpc.ts';

export const keywordRouter = router({
  /** Keywords that live bands carry, the most used first. */
  list: demoProcedure
    .output(z.object({ keywords: z.array(keywordSchema) }))
    .query(async ({ ctx }) => ({ keywords: await listKeywords(ctx) })),
});
