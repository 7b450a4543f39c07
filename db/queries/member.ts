import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { member } from '#db/schema/member.ts';

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
