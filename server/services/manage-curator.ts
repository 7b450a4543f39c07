import {
  type CuratorRole,
  hasCurator,
  updateDisabled,
  updatePassword,
  updateRole,
} from '#db/queries/curator.ts';
import { hashPassword, makePassword } from '../auth/password.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { CuratorIdentity } from '../schemas/curator.ts';

interface Target {
  /** The admin who asks. */
  curator: CuratorIdentity;
  curatorId: number;
}

type Db = Pick<Runtime, 'db'>;

/** @throws AppError OWN_ACCOUNT, LAST_ADMIN, CURATOR_NOT_FOUND */
export async function changeRole(
  { db }: Db,
  { curator, curatorId, role }: Target & { role: CuratorRole },
): Promise<void> {
  refuseOwnAccount(curator, curatorId);
  if (!(await updateRole(db, { curatorId, role }))) await explainRefusal({ db }, curatorId);
}

/** @throws AppError OWN_ACCOUNT, LAST_ADMIN, CURATOR_NOT_FOUND */
export async function changeAccess(
  { db }: Db,
  { curator, curatorId, isDisabled }: Target & { isDisabled: boolean },
): Promise<void> {
  refuseOwnAccount(curator, curatorId);
  if (!(await updateDisabled(db, { curatorId, isDisabled }))) {
    await explainRefusal({ db }, curatorId);
  }
}

/**
 * A random password in the place of a lost one; ends the curator's sessions.
 * @throws AppError OWN_ACCOUNT, CURATOR_NOT_FOUND
 */
export async function resetPassword(
  { db }: Db,
  { curator, curatorId }: Target,
): Promise<{ email: string; password: string }> {
  refuseOwnAccount(curator, curatorId);
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const email = await updatePassword(db, { curatorId, passwordHash });
  if (email === undefined) throw new AppError('CURATOR_NOT_FOUND');
  return { email, password };
}

function refuseOwnAccount(curator: CuratorIdentity, curatorId: number): void {
  if (curator.curatorId === curatorId) throw new AppError('OWN_ACCOUNT');
}

async function explainRefusal({ db }: Db, curatorId: number): Promise<never> {
  throw new AppError((await hasCurator(db, { curatorId })) ? 'LAST_ADMIN' : 'CURATOR_NOT_FOUND');
}
