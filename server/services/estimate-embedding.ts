import {
  estimateEmbedding as countScope,
  type DescriptionScope,
} from '#db/queries/description-scope.ts';
import { PRICED_AT, priceTokens } from '../embeddings/token-price.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { EmbeddingEstimate } from '../schemas/embedding.ts';

/** What embedding a scope would take: texts, and about how many tokens and US dollars. */
export async function estimateEmbedding(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  scope: DescriptionScope,
): Promise<EmbeddingEstimate> {
  const estimate = await countScope(db, { scope, space: embedder });
  return {
    model: embedder.model,
    ...estimate,
    costUsd: priceTokens(embedder.model, estimate.tokens),
    pricedAt: PRICED_AT,
  };
}

/** The same for embedding everything by another model. */
export async function estimateModel(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { model }: { model: string },
): Promise<EmbeddingEstimate> {
  const estimate = await countScope(db, { scope: { kind: 'all' }, space: embedder });
  return { model, ...estimate, costUsd: priceTokens(model, estimate.tokens), pricedAt: PRICED_AT };
}
