import type { EmbeddedBatch, Embedder } from './embedder.ts';
import { connectOpenAi, type OpenAiConnection } from './openai-connection.ts';
import { planBatches } from './plan-batches.ts';
import { readAnswer } from './read-answer.ts';
import { readRateLimits } from './read-rate-limits.ts';
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

  async function request(
    batch: string[],
    timeout: number,
    signal: AbortSignal | undefined,
  ): Promise<EmbeddedBatch> {
    connection ??= connectOpenAi(options);
    const { client } = await connection;
    const { data: answer, response } = await client.embeddings
      .create(
        {
          model,
          input: batch,
          // A third of the size of floats, and exact. Servers that ignore it answer floats: both are read.
          encoding_format: 'base64',
          ...(dimensions !== 'any' && needsDimensions(model) && { dimensions }),
        },
        { timeout, signal },
      )
      .withResponse();
    return {
      vectors: readAnswer(answer, {
        count: batch.length,
        dimensions: dimensions === 'any' ? undefined : dimensions,
        model,
      }),
      tokens: readTokens(answer),
      limits: readRateLimits(response.headers),
    };
  }

  async function embedBatch(batch: string[], signal: AbortSignal | undefined) {
    connection ??= connectOpenAi(options);
    const { describe } = await connection;
    const { vectors } = await retryWithinBudget(
      (timeout) => request(batch, timeout, signal),
      describe,
      retry,
      signal,
    );
    return vectors;
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
    async embedOnce(texts, signal) {
      const [batch, ...others] = await planBatches(texts);
      if (!batch || others.length > 0) {
        throw new RangeError(`${texts.length} texts are not one request.`);
      }
      connection ??= connectOpenAi(options);
      const { describe } = await connection;
      try {
        return await request(batch, timeoutMs, signal);
      } catch (cause) {
        signal?.throwIfAborted();
        throw describe(cause, timeoutMs).error;
      }
    },
  };
}

function readTokens(answer: unknown): number {
  const tokens = (answer as { usage?: { total_tokens?: unknown } }).usage?.total_tokens;
  return typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens > 0 ? tokens : 0;
}

/** 3-small has 1536 dimensions anyway; ada-002 and most compatible servers refuse the parameter or ignore it. */
function needsDimensions(model: string): boolean {
  return /(^|\/)text-embedding-3-(?!small\b)/.test(model);
}
