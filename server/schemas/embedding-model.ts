import { z } from 'zod';
import { MODEL_NAME_LENGTH } from './embedding-model-words.ts';

export const modelNameSchema = z.object({
  model: z.string().trim().min(1).max(MODEL_NAME_LENGTH),
});

const modelSchema = z.object({
  model: z.string(),
  dimensions: z.int(),
  state: z.enum(['active', 'preparing', 'kept']),
  /** Whether this server can embed by it now: its provider is configured. */
  canEmbed: z.boolean(),
  coverage: z.object({ total: z.int(), embedded: z.int(), stale: z.int() }),
  /** When it last became active; null: as the configured one, or never. */
  activatedAt: z.iso.datetime().nullable(),
  /** Null: the configured model, before any switch. */
  createdAt: z.iso.datetime().nullable(),
});
export type EmbeddingModel = z.infer<typeof modelSchema>;

export const embeddingModelsSchema = z.object({
  active: modelSchema,
  /** Others, the one that was active last first. */
  others: z.array(modelSchema),
  /** Of the environment; it counts until the first switch. */
  configured: z.string(),
  /** The model that going back activates; null: there was none. */
  previous: z.string().nullable(),
});
export type EmbeddingModels = z.infer<typeof embeddingModelsSchema>;

export const discardedModelSchema = z.object({ model: z.string() });
