import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, keyword } from '#db/schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';

export interface MemberInputRow {
  externalId: string;
  /** Live picks, each once, ascending. */
  bandIds: number[];
  /** Live keywords, each once, ascending. */
  keywordIds: number[];
}

/** Live members who picked a band and whose external id begins with `prefix` (any case), the newest first. */
export async function searchMemberInputs(
  db: Queryable,
  params: { prefix: string; limit: number },
): Promise<MemberInputRow[]> {
  const escaped = params.prefix.replace(/[\\%_]/g, '\\$&');
  const bandIds: SQL<number[]> = sql`array(${db
    .selectDistinct({ bandId: band.bandId })
    .from(memberBand)
    .innerJoin(band, and(eq(band.bandId, memberBand.bandId), isNull(band.deletedAt)))
    .where(and(eq(memberBand.memberId, sql`${member.memberId}`), isNull(memberBand.deletedAt)))
    .orderBy(asc(band.bandId))})`;
  const keywordIds: SQL<number[]> = sql`array(${db
    .selectDistinct({ keywordId: keyword.keywordId })
    .from(memberKeyword)
    .innerJoin(
      keyword,
      and(eq(keyword.keywordId, memberKeyword.keywordId), isNull(keyword.deletedAt)),
    )
    .where(
      and(eq(memberKeyword.memberId, sql`${member.memberId}`), isNull(memberKeyword.deletedAt)),
    )
    .orderBy(asc(keyword.keywordId))})`;
  const picked = sql`exists (${db
    .select({ one: sql`1` })
    .from(memberBand)
    .innerJoin(band, and(eq(band.bandId, memberBand.bandId), isNull(band.deletedAt)))
    .where(and(eq(memberBand.memberId, sql`${member.memberId}`), isNull(memberBand.deletedAt)))})`;
  const rows = await db
    .select({ externalId: member.externalId, bandIds, keywordIds })
    .from(member)
    .where(and(isNull(member.deletedAt), sql`${member.externalId} ilike ${`${escaped}%`}`, picked))
    .orderBy(desc(member.memberId))
    .limit(params.limit);
  return rows.flatMap(({ externalId, ...row }) =>
    externalId === null
      ? []
      : { externalId, bandIds: row.bandIds.map(Number), keywordIds: row.keywordIds.map(Number) },
  );
}
