import { insertCurator } from '#db/queries/curator.ts';
import { hashPassword, makePassword } from '../auth/password.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { NewCurator } from '../schemas/curator.ts';

/**
 * Makes an account, with a random password unless one is given; only its hash is kept.
 * @throws AppError CURATOR_EXISTS
 */
export async function addCurator(
  { db }: Pick<Runtime, 'db'>,
  { password = makePassword(), ...curator }: NewCurator & { password?: string },
): Promise<{ email: string; password: string }> {
  const passwordHash = await hashPassword(password);
  const added = await insertCurator(db, { ...curator, passwordHash });
  if (!added) throw new AppError('CURATOR_EXISTS');
  return { email: added.email, password };
}
