import { type CuratorRow, findCuratorByEmail, recordSignIn } from '#db/queries/curator.ts';
import { isRightPassword } from '../auth/password.ts';
import type { Runtime } from '../runtime.ts';
import type { Credentials } from '../schemas/curator.ts';

/** The curator of these credentials; undefined for every way in which they are wrong. */
export async function signIn(
  { db }: Pick<Runtime, 'db'>,
  { email, password }: Credentials,
): Promise<CuratorRow | undefined> {
  const found = await findCuratorByEmail(db, { email });
  const isRight = await isRightPassword(found?.passwordHash, password);
  if (!found || !isRight) return undefined;
  await recordSignIn(db, found);
  const { passwordHash: _, ...curator } = found;
  return curator;
}
