import { z } from 'zod';

export const embedTextSchema = z.object({ text: z.string().max(100_000) });
export const embeddedTextSchema = z.object({ model: z.string(), embedding: z.array(z.number()) });

const bandDescriptionIdsSchema = z.array(z.number().int()).min(1).max(10_000);

export const embedByIdsSchema = z.object({ bandDescriptionIds: bandDescriptionIdsSchema });
export const embeddedByIdsSchema = z.object({
  requestedCount: z.number().int(),
  processedCount: z.number().int(),
});

export const embeddedAllSchema = z.object({
  mode: z.enum(['update-missing', 'reset']),
  totalProcessed: z.number().int(),
});

/** What is to be embedded. */
export const embeddingScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('stale') }),
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('ids'), bandDescriptionIds: bandDescriptionIdsSchema }),
]);
export type EmbeddingScope = z.infer<typeof embeddingScopeSchema>;
export const embedScopeSchema = z.object({ scope: embeddingScopeSchema });

export const embeddingEstimateSchema = z.object({
  model: z.string(),
  descriptions: z.int(),
  /** Identical ones are embedded once. */
  texts: z.int(),
  /** About. */
  tokens: z.int(),
  /** About; undefined where the model's price isn't known. */
  costUsd: z.number().optional(),
  /** When the price was looked up, as a date. */
  pricedAt: z.string(),
});
export type EmbeddingEstimate = z.infer<typeof embeddingEstimateSchema>;

/** Live bands by what their vector is worth. */
export const embeddingCoverageSchema = z.object({
  model: z.string(),
  current: z.int(),
  stale: z.int(),
  foreign: z.int(),
  missing: z.int(),
  blank: z.int(),
});
export type EmbeddingCoverage = z.infer<typeof embeddingCoverageSchema>;
