import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, keyword } from '#db/schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';
import { recommendationRun } from '#db/schema/recommendation.ts';
import { WHITE_SPACE } from './vector-status.ts';

/** How many live members have picks or keywords other than those that their last set was made from. */
export async function countChangedInputs(db: Queryable): Promise<number> {
  const picks = db
    .select({ id: band.bandId })
    .from(memberBand)
    .innerJoin(band, and(eq(band.bandId, memberBand.bandId), isNull(band.deletedAt)))
    .where(and(eq(memberBand.memberId, member.memberId), isNull(memberBand.deletedAt)));
  const keywords = db
    .select({ id: keyword.keywordId })
    .from(memberKeyword)
    .innerJoin(
      keyword,
      and(eq(keyword.keywordId, memberKeyword.keywordId), isNull(keyword.deletedAt)),
    )
    .where(
      and(
        eq(memberKeyword.memberId, member.memberId),
        isNull(memberKeyword.deletedAt),
        sql`btrim(${keyword.keyword}, ${WHITE_SPACE}) <> ''`,
      ),
    );
  const lastTrace = db
    .select({ trace: recommendationRun.trace })
    .from(recommendationRun)
    .where(and(eq(recommendationRun.memberId, member.memberId), isNull(recommendationRun.failure)))
    .orderBy(desc(recommendationRun.recommendationRunId))
    .limit(1);
  const compared = db
    .select({
      trace: sql`(${lastTrace})`.as('trace'),
      picks: collect(picks).as('picks'),
      keywords: collect(keywords).as('keywords'),
    })
    .from(member)
    .where(isNull(member.deletedAt))
    .as('compared');
  const differs = (now: SQL, key: string) => {
    const then = sql`${compared.trace} -> ${sql.raw(`'${key}'`)}`;
    // As sets: order and repeats make no difference.
    return sql`not (${then} @> ${now} and ${then} <@ ${now})`;
  };
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(compared)
    .where(
      sql`${differs(sql`${compared.picks}`, 'pickBandIds')} or ${differs(sql`${compared.keywords}`, 'keywordIds')}`,
    );
  return row?.count ?? 0;
}

/** The ids of a query as one JSON array. */
function collect(query: { getSQL: () => SQL }): SQL {
  return sql`(select coalesce(jsonb_agg(id), '[]') from (${query.getSQL()}) as ids(id))`;
}
