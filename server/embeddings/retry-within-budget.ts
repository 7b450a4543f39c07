import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderFailure } from './provider-failure.ts';

export interface RetryOptions {
  timeoutMs: number;
  totalTimeoutMs: number;
  maxRetries: number;
  backoffMs: number;
  wait?: Wait;
}

export type Wait = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

const MAX_BACKOFF_MS = 8_000;

/**
 * Tries until an answer, a lasting failure, the last retry or the end of the budget. Waits the longer of the backoff
 * and the provider's Retry-After; a wait that doesn't fit the budget isn't begun, the failure is thrown at once.
 */
export async function retryWithinBudget<T>(
  attempt: (timeoutMs: number) => Promise<T>,
  describe: (error: unknown, timeoutMs: number) => ProviderFailure,
  options: RetryOptions,
  signal: AbortSignal | undefined,
): Promise<T> {
  const wait = options.wait ?? waitFor;
  const deadline = performance.now() + options.totalTimeoutMs;
  for (let retries = 0; ; retries += 1) {
    signal?.throwIfAborted();
    const timeoutMs = Math.max(
      1,
      Math.ceil(Math.min(options.timeoutMs, deadline - performance.now())),
    );
    try {
      return await attempt(timeoutMs);
    } catch (cause) {
      signal?.throwIfAborted();
      const failure = describe(cause, timeoutMs);
      const waitMs = Math.max(failure.retryAfterMs ?? 0, backoff(options.backoffMs, retries));
      const isLast = retries >= options.maxRetries || performance.now() + waitMs >= deadline;
      if (!failure.isTransient || isLast) throw failure.error;
      await wait(waitMs, signal);
    }
  }
}

/** Doubles each time; up to a quarter less, so that many waiting processes don't come back at once. */
function backoff(baseMs: number, retries: number): number {
  return Math.min(baseMs * 2 ** retries, MAX_BACKOFF_MS) * (1 - Math.random() * 0.25);
}

export async function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
