import type OpenAI from 'openai';
import { EmbedderError } from './embedder.ts';
import {
  describeBrokenBody,
  describeConnectionError,
  describeStatus,
  describeTimeout,
  describeUnknown,
  type ProviderFailure,
} from './provider-failure.ts';

const OPENAI_URL = 'https://api.openai.com/v1';

export interface OpenAiAddress {
  /** Left out for compatible servers without keys: then no Authorization header is sent. */
  apiKey?: string;
  /** Default: OpenAI itself. */
  baseUrl?: string;
}

export interface OpenAiConnection {
  client: OpenAI;
  describe: (error: unknown, timeoutMs: number) => ProviderFailure;
}

/** The SDK costs 200 ms and 30 MB to load, so it is loaded at the first request. */
export async function connectOpenAi({ apiKey, baseUrl }: OpenAiAddress): Promise<OpenAiConnection> {
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
