import { findCuratorByEmail, updatePassword } from '#db/queries/curator.ts';
import { hashPassword, isRightPassword } from '../auth/password.ts';
import { countAttempt } from '../auth/sign-in-limits.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { ChangePassword, CuratorIdentity } from '../schemas/curator.ts';

/**
 * Gives the signed-in curator a new password and ends every session, this one too. The current one
 * is asked for, and may be guessed as seldom as at the sign-in.
 * @throws AppError PASSWORD_WRONG, TOO_MANY_REQUESTS
 */
export async function changePassword(
  { db }: Pick<Runtime, 'db'>,
  params: { curator: CuratorIdentity; clientAddress: string } & ChangePassword,
): Promise<void> {
  const { curator, clientAddress, currentPassword, newPassword } = params;
  const { email, curatorId } = curator;
  const attempt = await countAttempt(db, { email, clientAddress });
  const found = await findCuratorByEmail(db, { email });
  if (!(await isRightPassword(found?.passwordHash, currentPassword))) {
    throw new AppError('PASSWORD_WRONG');
  }
  const passwordHash = await hashPassword(newPassword);
  await Promise.all([attempt.forgive(), updatePassword(db, { curatorId, passwordHash })]);
}
