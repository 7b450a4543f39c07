import type OpenAI from 'openai';
import { type Embedder, EmbedderError } from './embedder.ts';
import { planBatches } from './plan-batches.ts';
import {
  describeBrokenBody,
  describeConnectionError,
  describeStatus,
  describeTimeout,
  describeUnknown,
  type ProviderFailure,
} from './provider-failure.ts';
import { readAnswer } from './read-answer.ts';
import { retryWithinBudget, type Wait } from './retry-within-budget.ts';

export interface OpenAiEmbedderOptions {
  /** Left out for compatible servers without keys: then no Authorization header is sent. */
  apiKey?: string;
  /** Default: OpenAI itself. */
  baseUrl?: string;
  model: string;
  dimensions?: number;
  /** Of one try. */
  timeoutMs?: number;
  /** Of one request (≤ 100 texts) with its retries and waits. */
  totalTimeoutMs?: number;
  maxRetries?: number;
  /** First wait between tries; doubles. */
  backoffMs?: number;
  wait?: Wait;
}

const OPENAI_URL = 'https://api.openai.com/v1';

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
  let connection: Promise<Connection> | undefined;

  async function embedBatch(batch: string[], signal: AbortSignal | undefined) {
    connection ??= connect(options);
    const { client, describe } = await connection;
    return retryWithinBudget(
      async (timeout) => {
        const answer = await client.embeddings.create(
          {
            model,
            input: batch,
            // A third of the size of floats, and exact. Servers that ignore it answer floats: both are read.
            encoding_format: 'base64',
            ...(needsDimensions(model) && { dimensions }),
          },
          { timeout, signal },
        );
        return readAnswer(answer, { count: batch.length, dimensions, model });
      },
      describe,
      retry,
      signal,
    );
  }

  return {
    model,
    dimensions,
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

interface Connection {
  client: OpenAI;
  describe: (error: unknown, timeoutMs: number) => ProviderFailure;
}

/** The SDK costs 200 ms and 30 MB to load, so it is loaded at the first request. */
async function connect({ apiKey, baseUrl }: OpenAiEmbedderOptions): Promise<Connection> {
  const sdk = await import('openai');
  const client = new sdk.OpenAI({
    apiKey: apiKey || 'none',
    ...(!apiKey && { defaultHeaders: { Authorization: null } }),
    baseURL: baseUrl || OPENAI_URL,
    maxRetries: 0,
    // Never console: requests and answers hold texts and addresses. Nothing comes from the SDK's own variables.
    logLevel: 'off',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
  });
  return { client, describe };

  function describe(error: unknown, timeoutMs: number): ProviderFailure {
    if (error instanceof EmbedderError) {
      return { error, isTransient: false, retryAfterMs: undefined };
    }
    if (error instanceof sdk.APIConnectionTimeoutError) return describeTimeout(timeoutMs);
    if (error instanceof sdk.APIConnectionError) return describeConnectionError(error);
    if (error instanceof sdk.APIError && error.status) return describeStatus(error, Date.now());
    // Thrown while the body is read: not JSON, or the connection broke in the middle of it.
    if (error instanceof SyntaxError) return describeBrokenBody();
    if (error instanceof TypeError) return describeConnectionError(error);
    return describeUnknown(error);
  }
}
