import type { RateLimits } from './embedder.ts';

export interface Pacer {
  /** How long to wait before a request of so many tokens may be sent; 0: now. Times are milliseconds of one clock. */
  waitMs: (tokens: number, now: number) => number;
  /** A request is on its way: it uses up what the provider last said is left. */
  sent: (tokens: number) => void;
  heard: (limits: RateLimits, now: number) => void;
  /** The provider was down or refused for now: nobody asks until the wait is over. Answers how long that is. */
  failed: (retryAfterMs: number | undefined, now: number) => number;
}

interface Allowance {
  left: number;
  /** From then on all of it is there again. */
  resetAt: number;
}

/**
 * Paces requests by what the provider itself says: its remaining requests and tokens, and its Retry-After. After
 * failures without one it backs off, doubling from `backoffMs` to `maxBackoffMs`. Pure: the clock is the caller's.
 */
export function createPacer({ backoffMs = 500, maxBackoffMs = 30_000 } = {}): Pacer {
  const requests: Allowance = { left: Number.POSITIVE_INFINITY, resetAt: 0 };
  const tokens: Allowance = { left: Number.POSITIVE_INFINITY, resetAt: 0 };
  let blockedUntil = 0;
  let failures = 0;

  return {
    waitMs: (count, now) =>
      Math.max(
        0,
        blockedUntil - now,
        requests.left < 1 ? requests.resetAt - now : 0,
        tokens.left < count ? tokens.resetAt - now : 0,
      ),
    sent: (count) => {
      requests.left -= 1;
      tokens.left -= count;
    },
    heard: (limits, now) => {
      failures = 0;
      note(requests, limits.remainingRequests, limits.requestsResetMs, now);
      note(tokens, limits.remainingTokens, limits.tokensResetMs, now);
    },
    failed: (retryAfterMs, now) => {
      // Requests that were on their way together fail together: they count once.
      if (now >= blockedUntil) failures += 1;
      const backoff = Math.min(backoffMs * 2 ** (failures - 1), maxBackoffMs);
      blockedUntil = Math.max(blockedUntil, now + Math.max(backoff, retryAfterMs ?? 0));
      return blockedUntil - now;
    },
  };
}

function note(
  allowance: Allowance,
  left: number | undefined,
  resetMs: number | undefined,
  now: number,
): void {
  // A provider that doesn't say when is not waited for: its 429 will tell.
  allowance.left = left === undefined || resetMs === undefined ? Number.POSITIVE_INFINITY : left;
  allowance.resetAt = now + (resetMs ?? 0);
}
