import { and, asc, eq, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { curator, rateLimit } from '#db/schema/curator.ts';

export type CuratorRole = (typeof curator.role.enumValues)[number];

export interface CuratorRow {
  curatorId: number;
  email: string;
  name: string;
  role: CuratorRole;
  sessionVersion: number;
}

const identity = {
  curatorId: curator.curatorId,
  email: curator.email,
  name: curator.name,
  role: curator.role,
  sessionVersion: curator.sessionVersion,
};

/** A curator who may sign in, or undefined. */
export async function findCurator(
  db: Queryable,
  params: { curatorId: number },
): Promise<CuratorRow | undefined> {
  const [row] = await db
    .select(identity)
    .from(curator)
    .where(and(eq(curator.curatorId, params.curatorId), isNull(curator.disabledAt)))
    .limit(1)
    .prepare('find_curator')
    .execute();
  return row;
}

/** A curator who may sign in, with the hash to compare with, or undefined. */
export async function findCuratorByEmail(
  db: Queryable,
  params: { email: string },
): Promise<(CuratorRow & { passwordHash: string | null }) | undefined> {
  const [row] = await db
    .select({ ...identity, passwordHash: curator.passwordHash })
    .from(curator)
    .where(and(eq(curator.email, normaliseEmail(params.email)), isNull(curator.disabledAt)))
    .limit(1);
  return row;
}

/** Undefined when there is one of that address already. */
export async function insertCurator(
  db: Queryable,
  params: { email: string; name: string; role: CuratorRole; passwordHash: string | null },
): Promise<CuratorRow | undefined> {
  const [row] = await db
    .insert(curator)
    .values({ ...params, email: normaliseEmail(params.email) })
    .onConflictDoNothing()
    .returning(identity);
  return row;
}

/** A new password; the curator's sessions end. The address, or undefined when there is nobody. */
export async function updatePassword(
  db: Queryable,
  params: { curatorId: number; passwordHash: string },
): Promise<string | undefined> {
  const [row] = await db
    .update(curator)
    .set({
      passwordHash: params.passwordHash,
      sessionVersion: sql`${curator.sessionVersion} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(curator.curatorId, params.curatorId))
    .returning({ email: curator.email });
  return row?.email;
}

/** False when there is nobody of that id, or when no admin would be left. */
export async function updateRole(
  db: Queryable,
  params: { curatorId: number; role: CuratorRole },
): Promise<boolean> {
  const { curatorId, role } = params;
  const rows = await db
    .update(curator)
    .set({ role, updatedAt: sql`now()` })
    .where(
      and(
        eq(curator.curatorId, curatorId),
        role === 'admin' ? undefined : isDispensable(curatorId),
      ),
    )
    .returning({ curatorId: curator.curatorId });
  return rows.length > 0;
}

/**
 * Takes a curator's access, which ends the sessions for good, or gives it back. False when there is
 * nobody of that id, or when no admin would be left.
 */
export async function updateDisabled(
  db: Queryable,
  params: { curatorId: number; isDisabled: boolean },
): Promise<boolean> {
  const { curatorId, isDisabled } = params;
  const rows = await db
    .update(curator)
    .set({
      disabledAt: isDisabled ? sql`coalesce(${curator.disabledAt}, now())` : null,
      sessionVersion: sql`${curator.sessionVersion} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(curator.curatorId, curatorId), isDisabled ? isDispensable(curatorId) : undefined))
    .returning({ curatorId: curator.curatorId });
  return rows.length > 0;
}

/** Locks all admins while it counts: of two who depose each other at once, one succeeds. */
function isDispensable(curatorId: number): SQL | undefined {
  const otherAdmins = sql`(
    with admin as materialized (
      select curator_id from curator where role = 'admin' and disabled_at is null
      order by curator_id for update
    )
    select count(*) from admin where curator_id <> ${curatorId}
  )`;
  return or(ne(curator.role, 'admin'), isNotNull(curator.disabledAt), sql`${otherAdmins} > 0`);
}

/** Whoever has the address, also when disabled. */
export async function findCuratorId(
  db: Queryable,
  params: { email: string },
): Promise<number | undefined> {
  const [row] = await db
    .select({ curatorId: curator.curatorId })
    .from(curator)
    .where(eq(curator.email, normaliseEmail(params.email)));
  return row?.curatorId;
}

export async function hasCurator(db: Queryable, params: { curatorId: number }): Promise<boolean> {
  const rows = await db
    .select({ curatorId: curator.curatorId })
    .from(curator)
    .where(eq(curator.curatorId, params.curatorId));
  return rows.length > 0;
}

export async function countCurators(db: Queryable): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(curator);
  return row?.count ?? 0;
}

export async function recordSignIn(db: Queryable, params: { curatorId: number }): Promise<void> {
  await db
    .update(curator)
    .set({ lastSignInAt: sql`now()` })
    .where(eq(curator.curatorId, params.curatorId));
}

export interface CuratorListRow {
  curatorId: number;
  email: string;
  name: string;
  role: CuratorRole;
  hasPassword: boolean;
  disabledAt: Date | null;
  lastSignInAt: Date | null;
  createdAt: Date;
}

/** Everyone who could ever sign in, by name. */
export async function listCurators(db: Queryable): Promise<CuratorListRow[]> {
  return db
    .select({
      curatorId: curator.curatorId,
      email: curator.email,
      name: curator.name,
      role: curator.role,
      hasPassword: sql<boolean>`${curator.passwordHash} is not null`,
      disabledAt: curator.disabledAt,
      lastSignInAt: curator.lastSignInAt,
      createdAt: curator.createdAt,
    })
    .from(curator)
    .orderBy(asc(curator.name), asc(curator.curatorId));
}

/** As addresses are stored and compared. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

export async function deleteExpiredLimits(db: Queryable): Promise<void> {
  await db.delete(rateLimit).where(lt(rateLimit.expire, sql`now()`));
}
