import { curatorIdentitySchema } from '../schemas/curator.ts';
import { router, sessionProcedure } from '../trpc.ts';

export const curatorRouter = router({
  /** Who is signed in. */
  me: sessionProcedure.output(curatorIdentitySchema).query(({ ctx }) => ctx.curator),
});
