import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { member, recommendSatisfaction } from '#db/schema/member.ts';

export interface SatisfactionRow {
  /** PERFECT_MATCH, NEW_DISCOVERY, …; what another service wrote may be none of them. */
  reason: string;
  isSatisfied: boolean;
  count: number;
}

/** What live members said of their recommendations, the most frequent first. */
export async function countSatisfaction(db: Queryable): Promise<SatisfactionRow[]> {
  const reason = sql<string>`coalesce(${recommendSatisfaction.reason}, 'OTHER')`;
  const isSatisfied = sql<boolean>`coalesce(${recommendSatisfaction.isSatisfied}, false)`;
  const count = sql<number>`count(*)::int`;
  return db
    .select({ reason, isSatisfied, count })
    .from(recommendSatisfaction)
    .innerJoin(
      member,
      and(eq(member.memberId, recommendSatisfaction.memberId), isNull(member.deletedAt)),
    )
    .where(isNull(recommendSatisfaction.deletedAt))
    .groupBy(reason, isSatisfied)
    .orderBy(desc(count), asc(reason), asc(isSatisfied));
}
