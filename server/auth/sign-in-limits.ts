import { createHash } from 'node:crypto';
import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import type { Database } from '#db/client.ts';
import { deleteExpiredLimits, normaliseEmail } from '#db/queries/curator.ts';
import { rateLimit } from '#db/schema/curator.ts';
import { countUse } from '../limits.ts';

export const SIGN_IN_WINDOW_SECONDS = 15 * 60;
export const ATTEMPTS_PER_ACCOUNT = 10;
/** More than for an account: an office shares one. */
export const ATTEMPTS_PER_ADDRESS = 30;

interface Attempt {
  /** The password was right: the account's count starts anew, the address gets its attempt back. */
  forgive: () => Promise<void>;
}

/**
 * Counts an attempt to sign in before its password is looked at, so that many at once gain nothing.
 * In the database: a restart forgets nothing, and all processes count together.
 * @throws AppError TOO_MANY_REQUESTS
 */
export async function countAttempt(
  db: Database,
  params: { email: string; clientAddress: string },
): Promise<Attempt> {
  const addresses = createLimiter(db, 'sign-in-address', ATTEMPTS_PER_ADDRESS);
  const accounts = createLimiter(db, 'sign-in-account', ATTEMPTS_PER_ACCOUNT);
  // The address first: one that is stopped locks nobody's account any more.
  await countUse(addresses, params.clientAddress);
  const account = hashEmail(params.email);
  await countUse(accounts, account);
  await deleteExpiredLimits(db);
  return {
    forgive: async () => {
      await Promise.all([accounts.delete(account), addresses.reward(params.clientAddress)]);
    },
  };
}

function createLimiter(db: Database, keyPrefix: string, points: number): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimit,
    keyPrefix,
    points,
    duration: SIGN_IN_WINDOW_SECONDS,
    // Its timer would leave what expires with the process; we delete at each attempt instead.
    clearExpiredByTimeout: false,
  });
}

/** Fits the key's column, and keeps addresses that nobody has here out of the database. */
function hashEmail(email: string): string {
  return createHash('sha256').update(normaliseEmail(email)).digest('base64url');
}
