import { and, asc, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { member } from '#db/schema/member.ts';
import { containsText, startsWithText } from './text-search.ts';

/** The id of a live member, or undefined. */
export async function findMemberId(
  db: Queryable,
  params: { externalId: string },
): Promise<number | undefined> {
  const [row] = await db
    .select({ memberId: member.memberId })
    .from(member)
    .where(and(eq(member.externalId, params.externalId), isNull(member.deletedAt)))
    .limit(1)
    .prepare('find_member_id')
    .execute();
  return row?.memberId;
}

/** Live members by the start of their external id or a part of their user id, those of the former first. */
export async function searchMembers(
  db: Queryable,
  params: { query: string; limit: number },
): Promise<{ externalId: string; userId: string | null }[]> {
  const isNamed = startsWithText(member.externalId, params.query);
  const rows = await db
    .select({ externalId: member.externalId, userId: member.userId })
    .from(member)
    .where(
      and(
        isNull(member.deletedAt),
        // Without one a member has no page to go to.
        isNotNull(member.externalId),
        or(isNamed, containsText(member.userId, params.query)),
      ),
    )
    .orderBy(desc(isNamed), asc(member.memberId))
    .limit(params.limit);
  return rows.map((row) => ({ ...row, externalId: row.externalId ?? '' }));
}
