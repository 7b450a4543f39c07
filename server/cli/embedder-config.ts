import type { EmbedderConfig } from '../embeddings/create-embedder.ts';
import type { EnvSource } from '../env.ts';

/** The embedder of commands that need none of the secrets. */
export function readEmbedderConfig(env: EnvSource): EmbedderConfig {
  return {
    openAiApiKey: env.OPENAI_API_KEY?.trim() || undefined,
    openAiBaseUrl: env.OPENAI_BASE_URL?.trim() || undefined,
    openAiEmbeddingModel: env.OPENAI_EMBEDDING_MODEL?.trim() || 'text-embedding-3-small',
  };
}
