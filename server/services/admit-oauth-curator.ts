import { type CuratorRow, findCuratorByEmail, recordSignIn } from '#db/queries/curator.ts';
import type { Runtime } from '../runtime.ts';

/** The curator whose address a provider vouches for; undefined for everyone else. */
export async function admitOauthCurator(
  { db }: Pick<Runtime, 'db'>,
  { verifiedEmail }: { verifiedEmail: string | undefined },
): Promise<CuratorRow | undefined> {
  const found = verifiedEmail ? await findCuratorByEmail(db, { email: verifiedEmail }) : undefined;
  if (!found) return undefined;
  await recordSignIn(db, found);
  const { passwordHash: _, ...curator } = found;
  return curator;
}
