import { findCuratorByEmail } from '#db/queries/curator.ts';
import type { Runtime } from '../runtime.ts';
import type { CuratorIdentity } from '../schemas/curator.ts';

export async function getOwnAccount({
  db,
  curator,
}: Pick<Runtime, 'db'> & { curator: CuratorIdentity }) {
  const row = await findCuratorByEmail(db, curator);
  return { ...curator, hasPassword: Boolean(row?.passwordHash) };
}
