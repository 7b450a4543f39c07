import type { Embedder } from './embedder.ts';
import { connectOpenAi, type OpenAiConnection } from './openai-connection.ts';
import { planBatches } from './plan-batches.ts';
import { readAnswer } from './read-answer.ts';
import { retryWithinBudget, type Wait } from './retry-within-budget.ts';

export interface OpenAiEmbedderOptions {
  /** Left out for compatible servers without keys: then no Authorization header is sent. */
  apiKey?: string;
  /** Default: OpenAI itself. */
  baseUrl?: string;
  model: string;
  /** `any`: whatever the model has of itself; then `dimensions` of the embedder is 0. */
  dimensions?: number | 'any';
  /** Of one try. */
  timeoutMs?: number;
  /** Of one request (≤ 100 texts) with its retries and waits. */
  totalTimeoutMs?: number;
  maxRetries?: number;
  /** First wait between tries; doubles. */
  backoffMs?: number;
  wait?: Wait;
}

/**
 * Embeds with OpenAI or a compatible server. Batches go one after the other; the first failure ends the call.
 *
 * Retries are ours, not the SDK's: the SDK retries a used-up quota, ignores a Retry-After over a minute (and sleeps
 * through any shorter one, budget or not) and gives up at a broken body.
 */
export function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  const { model, dimensions = 1536, timeoutMs = 20_000, totalTimeoutMs = 45_000 } = options;
  const { maxRetries = 2, backoffMs = 500, wait } = options;
  const retry = { timeoutMs, totalTimeoutMs, maxRetries, backoffMs, wait };
  let connection: Promise<OpenAiConnection> | undefined;

  async function embedBatch(batch: string[], signal: AbortSignal | undefined) {
    connection ??= connectOpenAi(options);
    const { client, describe } = await connection;
    return retryWithinBudget(
      async (timeout) => {
        const answer = await client.embeddings.create(
          {
            model,
            input: batch,
            // A third of the size of floats, and exact. Servers that ignore it answer floats: both are read.
            encoding_format: 'base64',
            ...(dimensions !== 'any' && needsDimensions(model) && { dimensions }),
          },
          { timeout, signal },
        );
        return readAnswer(answer, {
          count: batch.length,
          dimensions: dimensions === 'any' ? undefined : dimensions,
          model,
        });
      },
      describe,
      retry,
      signal,
    );
  }

  return {
    model,
    dimensions: dimensions === 'any' ? 0 : dimensions,
    async embed(texts, signal) {
      const vectors: Float32Array[] = [];
      for (const batch of await planBatches(texts)) {
        vectors.push(...(await embedBatch(batch, signal)));
      }
      return vectors;
    },
  };
}

/** 3-small has 1536 dimensions anyway; ada-002 and most compatible servers refuse the parameter or ignore it. */
function needsDimensions(model: string): boolean {
  return /(^|\/)text-embedding-3-(?!small\b)/.test(model);
}
