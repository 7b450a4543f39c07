import { listCurators as findAll } from '#db/queries/curator.ts';
import type { Runtime } from '../runtime.ts';
import type { CuratorEntry } from '../schemas/curator.ts';

/** Everyone who could ever sign in, by name. */
export async function listCurators({ db }: Pick<Runtime, 'db'>): Promise<CuratorEntry[]> {
  const rows = await findAll(db);
  return rows.map(({ curatorId, email, name, role, hasPassword, disabledAt, lastSignInAt }) => ({
    curatorId,
    email,
    name,
    role,
    hasPassword,
    isDisabled: disabledAt !== null,
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
  }));
}
