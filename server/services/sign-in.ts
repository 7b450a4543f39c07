import { type CuratorRow, findCuratorByEmail, recordSignIn } from '#db/queries/curator.ts';
import { isRightPassword } from '../auth/password.ts';
import { countAttempt } from '../auth/sign-in-limits.ts';
import type { Runtime } from '../runtime.ts';
import type { Credentials } from '../schemas/curator.ts';

/**
 * The curator of these credentials; undefined for every way in which they are wrong, after the same
 * work for each.
 * @throws AppError TOO_MANY_REQUESTS, also for the right password
 */
export async function signIn(
  { db }: Pick<Runtime, 'db'>,
  { email, password, clientAddress }: Credentials & { clientAddress: string },
): Promise<CuratorRow | undefined> {
  const attempt = await countAttempt(db, { email, clientAddress });
  const found = await findCuratorByEmail(db, { email });
  const isRight = await isRightPassword(found?.passwordHash, password);
  if (!found || !isRight) return undefined;
  await Promise.all([attempt.forgive(), recordSignIn(db, found)]);
  const { passwordHash: _, ...curator } = found;
  return curator;
}
