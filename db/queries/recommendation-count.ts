import { and, eq, isNull, sql } from 'drizzle-orm';
import { band } from '#db/schema/catalogue.ts';
import { member } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';

// Nested, a column keeps its table's name in a select of one table, where drizzle leaves it out.

/** In how many live members' stored sets the selected `band` is. */
export const timesRecommended = sql<number>`(
  select count(distinct ${sql`${bandRecommend.memberId}`})::int
  from ${bandRecommend}
  join ${member} on ${and(eq(member.memberId, bandRecommend.memberId), isNull(member.deletedAt))}
  where ${and(eq(bandRecommend.bandId, band.bandId), isNull(bandRecommend.deletedAt))})`;
