import { z } from 'zod';
import { bandIdSchema } from './band.ts';
import { outcomeSchema, rankSchema, rotationSchema, versionSchema } from './recommendation.ts';

/** Who asked for an update. */
export const runSourceSchema = z.enum(['member', 'curator', 'seed']);
export type RunSource = z.infer<typeof runSourceSchema>;

/**
 * How a set came about: the input, and plan and ranking of the engine without vectors. Stored with every
 * update (`recommendation_run.trace`), so fields may be added but never renamed.
 */
export const runTraceSchema = z.object({
  version: versionSchema,
  isFallback: z.boolean(),
  /** Every live pick, those without a vector included, ascending. */
  pickBandIds: z.array(bandIdSchema),
  keywordIds: z.array(z.number().int()),
  /** The words that took part, in the order of the sentence that was embedded. */
  keywords: z.array(z.string()),
  /** In cluster order. */
  probes: z.array(
    z.object({
      pickBandIds: z.array(bandIdSchema),
      medoidBandId: bandIdSchema,
      centroidNorm: z.number(),
      cohesion: z.number(),
      rotation: rotationSchema.nullable(),
      candidates: z.array(
        z.object({ bandId: bandIdSchema, similarity: z.number(), outcome: outcomeSchema }),
      ),
    }),
  ),
  /** Best first. */
  bands: z.array(
    z.object({
      bandId: bandIdSchema,
      score: z.number(),
      priority: z.number().int(),
      probeIndex: z.number().int(),
      rank: rankSchema,
    }),
  ),
});
export type RunTrace = z.infer<typeof runTraceSchema>;
