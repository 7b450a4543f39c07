import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { member } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';

/**
 * A common table `receivers` of recommended bands: in how many live members' stored sets each is. Counted
 * once for all bands; for few of them `timesRecommended` does. An adopted table may hold a band twice in a set.
 */
export function countReceivers(db: Queryable) {
  const once = selectStoredPairs(db).as('once');
  return db.$with('receivers').as(
    db
      .select({
        bandId: sql<number>`${once.bandId}`.as('receivers_band_id'),
        memberCount: sql<number>`count(*)::int`.as('member_count'),
      })
      .from(once)
      .groupBy(once.bandId),
  );
}

/** How many live members have a stored set. */
export async function countMembersWithSet(db: Queryable): Promise<number> {
  const once = selectStoredPairs(db).as('once');
  const [row] = await db
    .select({ memberCount: sql<number>`count(distinct ${once.memberId})::int` })
    .from(once);
  return row?.memberCount ?? 0;
}

function selectStoredPairs(db: Queryable) {
  return db
    .selectDistinct({ bandId: bandRecommend.bandId, memberId: bandRecommend.memberId })
    .from(bandRecommend)
    .innerJoin(member, and(eq(member.memberId, bandRecommend.memberId), isNull(member.deletedAt)))
    .where(isNull(bandRecommend.deletedAt));
}
