import { findCurator } from '#db/queries/curator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import type { CuratorIdentity } from '../schemas/curator.ts';
import { verifyMemberToken } from './member-token.ts';
import { readSession } from './session.ts';

/** Who looks after the catalogue: a signed-in curator, or a program with a token of `ROLE_ADMIN`. */
export interface Actor {
  /** Undefined for a program. */
  curator: CuratorIdentity | undefined;
}

/**
 * A token goes before a session. Role and account are asked of the database each time, so that a
 * disabled or changed curator loses access at the next request.
 * @throws AppError for everyone else: 401 who is unknown, 403 who is known
 */
export async function authoriseCurator(context: Context): Promise<Actor> {
  if (context.authorization !== null || context.cookie === null) {
    const { role } = await verifyMemberToken(context.authorization, context.env.memberTokenKey);
    if (role !== 'ROLE_ADMIN') throw new AppError('FORBIDDEN');
    return { curator: undefined };
  }
  return { curator: await findSignedIn(context) };
}

/** @throws AppError SIGN_IN_REQUIRED */
async function findSignedIn({ cookie, env, db }: Context): Promise<CuratorIdentity> {
  const session = await readSession(cookie, env);
  const row = session && (await findCurator(db, session));
  if (!row || row.sessionVersion !== session.sessionVersion) throw new AppError('SIGN_IN_REQUIRED');
  const { curatorId, email, name, role } = row;
  return { curatorId, email, name, role };
}
