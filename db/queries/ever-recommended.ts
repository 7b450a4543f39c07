import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { band } from '#db/schema/catalogue.ts';
import { member } from '#db/schema/member.ts';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';

// Nested, a column keeps its table's name in a select of one table, where drizzle leaves it out.

const isLiveMember = (
  memberId: typeof bandRecommend.memberId | typeof recommendationRun.memberId,
) => and(eq(member.memberId, memberId), isNull(member.deletedAt));

/** `band_id` and `at` of every time that a band was in a live member's set, stored now or before. */
export const recommendedTimes: SQL = sql`
  select ${sql`${bandRecommend.bandId}`} as band_id, ${sql`${bandRecommend.createdAt}`} as at
  from ${bandRecommend}
  join ${member} on ${isLiveMember(bandRecommend.memberId)}
  where ${sql`${bandRecommend.deletedAt}`} is null
  union all
  select unnest(${sql`${recommendationRun.bandIds}`}) as band_id, ${sql`${recommendationRun.createdAt}`} as at
  from ${recommendationRun}
  join ${member} on ${isLiveMember(recommendationRun.memberId)}
  where ${sql`${recommendationRun.failure}`} is null`;

/** Whether the selected `band` was ever in a live member's set. Counted once for all bands, not for each. */
export const wasEverRecommended: SQL<boolean> = sql<boolean>`${sql`${band.bandId}`} in (
  select band_id from (${recommendedTimes}) as recommended where band_id is not null)`;
