import type { Embedder } from './embedder.ts';
import { createLocalEmbedder } from './local-embedder.ts';
import { createOpenAiEmbedder } from './openai-embedder.ts';

export interface EmbedderConfig {
  openAiApiKey?: string;
  openAiBaseUrl?: string;
  openAiEmbeddingModel: string;
}

/** OpenAI or a compatible server when one is configured, else the local embedder, which needs nothing. */
export function createEmbedder(config: EmbedderConfig): Embedder {
  const { openAiApiKey, openAiBaseUrl, openAiEmbeddingModel } = config;
  if (!openAiApiKey && !openAiBaseUrl) return createLocalEmbedder();
  return createOpenAiEmbedder({
    apiKey: openAiApiKey,
    baseUrl: openAiBaseUrl,
    model: openAiEmbeddingModel,
  });
}
