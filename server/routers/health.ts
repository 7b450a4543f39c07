import { livenessSchema, readinessSchema } from '../schemas/health.ts';
import { checkReadiness } from '../services/check-readiness.ts';
import { publicProcedure, router } from '../trpc.ts';

export const healthRouter = router({
  live: publicProcedure.output(livenessSchema).query(() => ({ status: 'ok' as const })),
  ready: publicProcedure.output(readinessSchema).query(({ ctx }) => checkReadiness(ctx)),
});
