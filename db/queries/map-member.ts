import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, keyword } from '#db/schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';

export interface MemberChoiceRow {
  externalId: string;
  pickCount: number;
  keywords: string[];
}

/** Live members with picks whose external id begins with `query`, those with most picks first. */
export async function findMemberChoices(
  db: Queryable,
  params: { query: string; limit: number },
): Promise<MemberChoiceRow[]> {
  const prefix = params.query.replace(/[\\%_]/g, '\\$&');
  const pickCount = sql<number>`(
    select count(distinct ${sql`${band.bandId}`})::int
    from ${memberBand}
    join ${band} on ${and(eq(band.bandId, memberBand.bandId), isNull(band.deletedAt))}
    where ${and(eq(memberBand.memberId, member.memberId), isNull(memberBand.deletedAt))})`;
  const keywords = sql<string[]>`array(
    select distinct ${sql`${keyword.keyword}`}
    from ${memberKeyword}
    join ${keyword} on ${and(eq(keyword.keywordId, memberKeyword.keywordId), isNull(keyword.deletedAt))}
    where ${and(eq(memberKeyword.memberId, member.memberId), isNull(memberKeyword.deletedAt))}
      and ${sql`${keyword.keyword}`} is not null
    order by 1)`;
  return db
    .select({
      externalId: sql<string>`${member.externalId}`,
      pickCount: pickCount.as('pick_count'),
      keywords: keywords.as('keywords'),
    })
    .from(member)
    .where(
      and(
        isNull(member.deletedAt),
        sql`${member.externalId} ilike ${`${prefix}%`}`,
        sql`${pickCount} > 0`,
      ),
    )
    .orderBy(desc(sql`pick_count`), asc(member.memberId))
    .limit(params.limit);
}
