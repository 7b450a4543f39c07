import { z } from 'zod';
import { curatorProcedure, router } from '../trpc.ts';

export const accessRouter = router({
  /** Succeeds for those who may look after the catalogue. */
  curator: curatorProcedure.output(z.object({ isAllowed: z.literal(true) })).query(() => ({
    isAllowed: true as const,
  })),
});
