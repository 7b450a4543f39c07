import type { APIError } from 'openai';
import { EmbedderError, type EmbedderFailure } from './embedder.ts';
import { readRetryAfterMs } from './retry-after.ts';

/** What a failed try means. The error carries nothing the provider wrote: its messages quote keys and addresses. */
export interface ProviderFailure {
  error: EmbedderError;
  isTransient: boolean;
  retryAfterMs: number | undefined;
}

const TRANSIENT_STATUSES = new Set([408, 409, 425, 429]);
const QUOTA_CODES = new Set(['insufficient_quota', 'billing_hard_limit_reached']);
/** A refusal of one of these is about our configuration, not about the texts. */
const CONFIGURED_PARAMS = new Set(['model', 'dimensions', 'encoding_format']);

export function describeStatus(error: APIError<number, Headers>, now: number): ProviderFailure {
  const { status, headers } = error;
  const isQuota =
    status === 429 && (QUOTA_CODES.has(error.code ?? '') || QUOTA_CODES.has(error.type ?? ''));
  const retryAfterMs = readRetryAfterMs(headers, now);
  const [failure, what] = explainStatus(status, isQuota, error.param ?? undefined);
  const isTransient =
    !isQuota &&
    (TRANSIENT_STATUSES.has(status) || status >= 500) &&
    headers.get('x-should-retry') !== 'false';
  return {
    error: new EmbedderError(failure, `The embedding provider ${what} (HTTP ${status})`, {
      retryAfterSeconds: retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000),
      isTransient,
    }),
    isTransient,
    retryAfterMs,
  };
}

function explainStatus(
  status: number,
  isQuota: boolean,
  param: string | undefined,
): [EmbedderFailure, string] {
  if (isQuota) return ['unavailable', 'says that the quota is used up: check the plan and billing'];
  if (status === 429) return ['unavailable', 'limits our rate: try later'];
  if (status === 401 || status === 403) {
    return ['unavailable', 'refuses our key: check OPENAI_API_KEY'];
  }
  if (status === 404) {
    return [
      'unavailable',
      'knows no such model or address: check OPENAI_EMBEDDING_MODEL and OPENAI_BASE_URL',
    ];
  }
  if (status === 400 || status === 413 || status === 422) {
    return param !== undefined && CONFIGURED_PARAMS.has(param)
      ? ['unavailable', `refuses our "${param}": check OPENAI_EMBEDDING_MODEL`]
      : ['rejected', 'refuses to embed the text'];
  }
  return ['unavailable', 'failed'];
}

export function describeTimeout(timeoutMs: number): ProviderFailure {
  return transient('unavailable', `did not answer within ${timeoutMs} ms`);
}

/** Only the system's code is kept of the cause (ECONNREFUSED): its message names the address. */
export function describeConnectionError(error: Error): ProviderFailure {
  const code = findSystemCode(error);
  return transient('unavailable', `could not be reached${code ? ` (${code})` : ''}`);
}

/** A body cut short or garbled on its way; a well-formed wrong answer would be wrong, and paid, again. */
export function describeBrokenBody(): ProviderFailure {
  return transient('invalid-answer', 'answered with broken JSON');
}

export function describeUnknown(error: unknown): ProviderFailure {
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    error: new EmbedderError('unavailable', `The embedding provider could not be asked (${kind})`),
    isTransient: false,
    retryAfterMs: undefined,
  };
}

function transient(failure: EmbedderFailure, what: string): ProviderFailure {
  return {
    error: new EmbedderError(failure, `The embedding provider ${what}`, { isTransient: true }),
    isTransient: true,
    retryAfterMs: undefined,
  };
}

function findSystemCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z_]+$/.test(cause.code)) {
      return cause.code;
    }
  }
  return undefined;
}
