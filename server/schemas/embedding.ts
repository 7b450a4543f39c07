import { z } from 'zod';

export const embedTextSchema = z.object({ text: z.string().max(100_000) });
export const embeddedTextSchema = z.object({ model: z.string(), embedding: z.array(z.number()) });

export const embedByIdsSchema = z.object({
  bandDescriptionIds: z.array(z.number().int()).min(1).max(10_000),
});
export const embeddedByIdsSchema = z.object({
  requestedCount: z.number().int(),
  processedCount: z.number().int(),
});

export const embeddedAllSchema = z.object({
  mode: z.enum(['update-missing', 'reset']),
  totalProcessed: z.number().int(),
});
