import type { VectorSpace } from '#db/queries/vector-space.ts';
import { type Embedder, EmbedderError } from './embedder.ts';
import { createLocalEmbedder, LOCAL_DIMENSIONS, LOCAL_MODEL } from './local-embedder.ts';
import { createOpenAiEmbedder, type OpenAiEmbedderOptions } from './openai-embedder.ts';

export interface EmbedderConfig {
  openAiApiKey?: string;
  openAiBaseUrl?: string;
  openAiEmbeddingModel: string;
  /** Other than the defaults: for tests. */
  timing?: Pick<OpenAiEmbedderOptions, 'timeoutMs' | 'totalTimeoutMs' | 'maxRetries' | 'backoffMs'>;
}

/** Length of the configured model's vectors: that of the column which others read too. */
const CONFIGURED_DIMENSIONS = 1_536;

/** OpenAI or a compatible server when one is configured, else the local embedder, which needs nothing. */
export function createEmbedder(config: EmbedderConfig): Embedder {
  const model = hasProvider(config) ? config.openAiEmbeddingModel : LOCAL_MODEL;
  return createEmbedderOf(config, { model, dimensions: CONFIGURED_DIMENSIONS });
}

/** Any model's. One of a provider that isn't configured has a name and a length, and can't embed. */
export function createEmbedderOf(config: EmbedderConfig, space: VectorSpace): Embedder {
  if (space.model === LOCAL_MODEL) return createLocalEmbedder();
  if (!hasProvider(config)) return createUnavailableEmbedder(space);
  return createOpenAiEmbedder({ ...connectionOf(config), ...space });
}

/**
 * How long a model's vectors are, which a provider tells only by answering one.
 * @throws EmbedderError
 */
export async function measureModel(
  config: EmbedderConfig,
  model: string,
  signal?: AbortSignal,
): Promise<number> {
  if (model === LOCAL_MODEL) return LOCAL_DIMENSIONS;
  if (!hasProvider(config)) throw unavailable(model);
  const embedder = createOpenAiEmbedder({ ...connectionOf(config), model, dimensions: 'any' });
  const [vector] = await embedder.embed(['음악'], signal);
  return vector?.length ?? 0;
}

/** Whether a model's provider is configured. */
export function canEmbed(config: EmbedderConfig, model: string): boolean {
  return model === LOCAL_MODEL || hasProvider(config);
}

function hasProvider({ openAiApiKey, openAiBaseUrl }: EmbedderConfig): boolean {
  return Boolean(openAiApiKey || openAiBaseUrl);
}

function connectionOf({ openAiApiKey, openAiBaseUrl, timing }: EmbedderConfig) {
  return { apiKey: openAiApiKey, baseUrl: openAiBaseUrl, ...timing };
}

function createUnavailableEmbedder({ model, dimensions }: VectorSpace): Embedder {
  const refuse = () => Promise.reject(unavailable(model));
  return { model, dimensions, embed: refuse, embedOnce: refuse };
}

function unavailable(model: string): EmbedderError {
  return new EmbedderError(
    'unavailable',
    `${model} needs a provider: set OPENAI_API_KEY or OPENAI_BASE_URL`,
  );
}
