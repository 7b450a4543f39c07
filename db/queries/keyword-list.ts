import { and, asc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { member, memberKeyword } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { composed, containsText } from './text-search.ts';
import { WHITE_SPACE } from './vector-status.ts';

export interface KeywordFilter {
  /** Part of the word. */
  query?: string;
  /** Whether a live band carries it. */
  isUsed?: boolean;
  /** Those in the trash, and only those. */
  isDeleted?: boolean;
}

export type KeywordSortKey = 'keyword' | 'bands' | 'members' | 'recommendations';

export interface KeywordUse {
  keywordId: number;
  keyword: string;
  /** Live bands that carry it. */
  bandCount: number;
  /** Live members who chose it. */
  memberCount: number;
  /** Recommendations in live members' sets whose band carries it. */
  recommendationCount: number;
  /** Live keywords that are the same word but for case, spaces and how letters are composed; it among them. */
  sameIds: number[];
}

const carried = sql`
  select distinct ${sql`${bandKeyword.keywordId}`} as id, ${sql`${bandKeyword.bandId}`} as band_id
  from ${bandKeyword}
  join ${band} on ${and(eq(band.bandId, bandKeyword.bandId), isNull(band.deletedAt))}
  where ${and(isNull(bandKeyword.deletedAt), isNotNull(bandKeyword.keywordId))}`;

const chosen = sql`
  select ${sql`${memberKeyword.keywordId}`} as id, count(distinct ${sql`${memberKeyword.memberId}`})::int as member_count
  from ${memberKeyword}
  join ${member} on ${and(eq(member.memberId, memberKeyword.memberId), isNull(member.deletedAt))}
  where ${isNull(memberKeyword.deletedAt)}
  group by 1`;

const recommended = sql`
  select ${sql`${bandRecommend.bandId}`} as band_id, count(*)::int as set_count
  from ${bandRecommend}
  join ${member} on ${and(eq(member.memberId, bandRecommend.memberId), isNull(member.deletedAt))}
  where ${isNull(bandRecommend.deletedAt)}
  group by 1`;

/** Each count is made once, for all keywords. */
const uses = (isDeleted: boolean) => sql`(
  with carried as materialized (${carried}),
  chosen as materialized (${chosen}),
  recommended as materialized (${recommended}),
  used as materialized (
    select carried.id, count(*)::int as band_count, coalesce(sum(set_count), 0)::int as recommendation_count
    from carried left join recommended using (band_id) group by 1)
  select word.keyword_id as id, used.band_count, used.recommendation_count, chosen.member_count, word.same_ids
  from (
    select ${sql`${keyword.keywordId}`} as keyword_id, array_agg(${sql`${keyword.keywordId}`}) over (
      partition by lower(regexp_replace(${composed(sql`${keyword.keyword}`)}, '\\s', '', 'g'))) as same_ids
    from ${keyword} where ${isUsable(isDeleted)}) as word
  left join used on used.id = word.keyword_id
  left join chosen on chosen.id = word.keyword_id) as uses`;

function isUsable(isDeleted: boolean): SQL | undefined {
  return and(
    sql`${sql`${keyword.deletedAt}`} is ${isDeleted ? sql`not null` : sql`null`}`,
    sql`btrim(${sql`${keyword.keyword}`}, ${WHITE_SPACE}) <> ''`,
  );
}

function isFiltered({ query, isUsed, isDeleted = false }: KeywordFilter): SQL | undefined {
  const isCarried = sql`(coalesce(band_count, 0) > 0)`;
  return and(
    isUsable(isDeleted),
    query ? containsText(sql`${keyword.keyword}`, query) : undefined,
    isUsed === undefined ? undefined : eq(isCarried, isUsed),
  );
}

/** One page of the usable keywords with what became of each; ties by word, then id. */
export async function listKeywordUses(
  db: Queryable,
  params: {
    filter: KeywordFilter;
    order: { by: KeywordSortKey; direction: 'asc' | 'desc' };
    limit: number;
    offset: number;
  },
): Promise<KeywordUse[]> {
  const { by, direction } = params.order;
  const way = direction === 'asc' ? sql`asc` : sql`desc`;
  const word = sql`lower(${keyword.keyword}) collate "C"`;
  const bandCount = sql<number>`coalesce(band_count, 0)`;
  const memberCount = sql<number>`coalesce(member_count, 0)`;
  const recommendationCount = sql<number>`coalesce(recommendation_count, 0)`;
  const keys: Record<KeywordSortKey, SQL> = {
    keyword: word,
    bands: bandCount,
    members: memberCount,
    recommendations: recommendationCount,
  };
  const rows = await db
    .select({
      keywordId: keyword.keywordId,
      keyword: keyword.keyword,
      bandCount,
      memberCount,
      recommendationCount,
      sameIds: sql<string[]>`same_ids`,
    })
    .from(keyword)
    .innerJoin(uses(params.filter.isDeleted ?? false), sql`uses.id = ${keyword.keywordId}`)
    .where(isFiltered(params.filter))
    .orderBy(sql`${keys[by]} ${way}`, word, asc(keyword.keywordId))
    .limit(params.limit)
    .offset(params.offset);
  return rows.map((row) => ({
    ...row,
    keyword: row.keyword ?? '',
    sameIds: row.sameIds.map(Number).sort((a, b) => a - b),
  }));
}

/** How many usable keywords the filter leaves, by whether a live band carries them. */
export async function countKeywords(
  db: Queryable,
  params: { query?: string; isDeleted?: boolean },
): Promise<{ used: number; unused: number }> {
  const isCarried = sql`${sql`${keyword.keywordId}`} in (select id from (${carried}) as carried)`;
  const [row] = await db
    .select({
      used: sql<number>`(count(*) filter (where ${isCarried}))::int`,
      all: sql<number>`count(*)::int`,
    })
    .from(keyword)
    .where(isFiltered(params));
  const { used = 0, all = 0 } = row ?? {};
  return { used, unused: all - used };
}
