import { z } from 'zod';

export const livenessSchema = z.object({ status: z.literal('ok') });

const checkSchema = z.enum(['ok', 'failed', 'unknown']);
export const readinessSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  checks: z.object({ database: checkSchema, migrations: checkSchema, pgvector: checkSchema }),
});
export type Readiness = z.infer<typeof readinessSchema>;
