import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Env } from './env.ts';
import { AppError } from './errors.ts';

/** How often one caller may ask for what costs us. */
export interface Limits {
  /** By member. */
  updates: Limit;
  /** By address. */
  previews: Limit;
}

export interface Limit {
  consume: (key: string) => Promise<unknown>;
}

/**
 * Counts in the memory of this process: a counter in the database would cost every update a write.
 * Several processes allow that many times more, which a limit this generous can bear.
 */
export function createLimits(
  env: Pick<Env, 'memberUpdatesPerMinute' | 'previewsPerMinute'>,
): Limits {
  return {
    updates: new RateLimiterMemory({ points: env.memberUpdatesPerMinute, duration: 60 }),
    previews: new RateLimiterMemory({ points: env.previewsPerMinute, duration: 60 }),
  };
}

/**
 * Counts one use of `key`.
 * @throws AppError TOO_MANY_REQUESTS, with the seconds until it is allowed again
 */
export async function countUse(limit: Limit, key: string): Promise<void> {
  try {
    await limit.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1_000);
    throw new AppError('TOO_MANY_REQUESTS', { retryAfterSeconds });
  }
}
