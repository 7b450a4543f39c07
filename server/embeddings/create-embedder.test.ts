import { expect, test } from 'vitest';
import { createEmbedder, type EmbedderConfig } from './create-embedder.ts';

const openAiEmbeddingModel = 'text-embedding-3-small';

test.each<[Omit<EmbedderConfig, 'openAiEmbeddingModel'>, string]>([
  [{}, 'local-lexical-v1'],
  [{ openAiApiKey: '', openAiBaseUrl: '' }, 'local-lexical-v1'],
  [{ openAiApiKey: 'sk-x' }, openAiEmbeddingModel],
  [{ openAiBaseUrl: 'http://127.0.0.1:1/v1' }, openAiEmbeddingModel],
])('with %o embeds by %s', (config, model) => {
  expect(createEmbedder({ ...config, openAiEmbeddingModel })).toMatchObject({
    model,
    dimensions: 1536,
  });
});
