import { and, asc, countDistinct, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { memberKeyword } from '#db/schema/member.ts';
import { foldWord } from './catalogue-lock.ts';
import { isOneOf } from './id-list.ts';
import { containsText, startsWithText } from './text-search.ts';

export interface KeywordText {
  keywordId: number;
  keyword: string;
}

export interface KeywordSelection {
  /** Whether the member chose any keyword at all, usable or not. */
  isEmpty: boolean;
  /** The usable ones (live, not blank), each once, by keyword id. */
  keywords: KeywordText[];
}

/** What a member chose. */
export async function findMemberKeywords(
  db: Queryable,
  params: { memberId: number },
): Promise<KeywordSelection> {
  const rows = await db
    .selectDistinct({ keywordId: keyword.keywordId, keyword: keyword.keyword })
    .from(memberKeyword)
    .leftJoin(
      keyword,
      and(eq(keyword.keywordId, memberKeyword.keywordId), isNull(keyword.deletedAt)),
    )
    .where(and(eq(memberKeyword.memberId, params.memberId), isNull(memberKeyword.deletedAt)))
    .orderBy(asc(keyword.keywordId))
    .prepare('find_member_keywords')
    .execute();
  return { isEmpty: rows.length === 0, keywords: rows.flatMap(toKeywordText) };
}

/** The usable keywords among `keywordIds`, each once, by keyword id. */
export async function findKeywordsByIds(
  db: Queryable,
  params: { keywordIds: readonly number[] },
): Promise<KeywordText[]> {
  const rows = await db
    .select({ keywordId: keyword.keywordId, keyword: keyword.keyword })
    .from(keyword)
    .where(and(isOneOf(keyword.keywordId, params.keywordIds), isNull(keyword.deletedAt)))
    .orderBy(asc(keyword.keywordId));
  return rows.flatMap(toKeywordText);
}

/** The live keywords that are this word, in any case; an adopted table may hold several. */
export async function listKeywordsOfWord(
  db: Queryable,
  params: { word: string },
): Promise<KeywordText[]> {
  const rows = await db
    .select({ keywordId: keyword.keywordId, keyword: keyword.keyword })
    .from(keyword)
    .where(
      and(
        isNull(keyword.deletedAt),
        sql`${foldWord(sql`${keyword.keyword}`)} = ${foldWord(sql`${params.word}::text`)}`,
      ),
    )
    .orderBy(asc(keyword.keywordId));
  return rows.flatMap(toKeywordText);
}

/** The words of `keywordIds`, deleted ones too: what was changed once is still called by its name. */
export async function findKeywordWords(
  db: Queryable,
  params: { keywordIds: readonly number[] },
): Promise<Map<number, string>> {
  const rows = await db
    .select({ keywordId: keyword.keywordId, keyword: keyword.keyword })
    .from(keyword)
    .where(isOneOf(keyword.keywordId, params.keywordIds));
  return new Map(rows.map((row) => [row.keywordId, row.keyword ?? '']));
}

/** The usable keywords that a band carries, each word once, by keyword id. */
export async function listBandKeywords(
  db: Queryable,
  params: { bandId: number },
): Promise<KeywordText[]> {
  const rows = await db
    .selectDistinct({ keywordId: keyword.keywordId, keyword: keyword.keyword })
    .from(bandKeyword)
    .innerJoin(
      keyword,
      and(eq(keyword.keywordId, bandKeyword.keywordId), isNull(keyword.deletedAt)),
    )
    .where(and(eq(bandKeyword.bandId, params.bandId), isNull(bandKeyword.deletedAt)))
    .orderBy(asc(keyword.keywordId));
  const words = new Set<string>();
  return rows
    .flatMap(toKeywordText)
    .filter(({ keyword: word }) => !words.has(word) && words.add(word));
}

/** Usable keywords that contain `query` (any case), those that start with it first, then the most used. */
export async function searchKeywords(
  db: Queryable,
  params: { query: string; limit: number },
): Promise<(KeywordText & { bandCount: number })[]> {
  const bandCount = countDistinct(band.bandId);
  const rows = await db
    .select({ keywordId: keyword.keywordId, keyword: keyword.keyword, bandCount })
    .from(keyword)
    .leftJoin(
      bandKeyword,
      and(eq(bandKeyword.keywordId, keyword.keywordId), isNull(bandKeyword.deletedAt)),
    )
    .leftJoin(band, and(eq(band.bandId, bandKeyword.bandId), isNull(band.deletedAt)))
    .where(and(isNull(keyword.deletedAt), containsText(keyword.keyword, params.query)))
    .groupBy(keyword.keywordId, keyword.keyword)
    .orderBy(
      desc(startsWithText(keyword.keyword, params.query)),
      desc(bandCount),
      asc(keyword.keywordId),
    )
    .limit(params.limit);
  return rows.flatMap((row) =>
    toKeywordText(row).map((text) => ({ ...text, bandCount: row.bandCount })),
  );
}

/** All usable keywords that live bands carry, the most used first. */
export async function listKeywords(
  db: Queryable,
  params: { limit: number },
): Promise<(KeywordText & { bandCount: number })[]> {
  const bandCount = countDistinct(band.bandId);
  const rows = await db
    .select({ keywordId: keyword.keywordId, keyword: keyword.keyword, bandCount })
    .from(keyword)
    .innerJoin(
      bandKeyword,
      and(eq(bandKeyword.keywordId, keyword.keywordId), isNull(bandKeyword.deletedAt)),
    )
    .innerJoin(band, and(eq(band.bandId, bandKeyword.bandId), isNull(band.deletedAt)))
    .where(and(isNull(keyword.deletedAt), sql`btrim(${keyword.keyword}) <> ''`))
    .groupBy(keyword.keywordId, keyword.keyword)
    .orderBy(desc(bandCount), asc(keyword.keywordId))
    .limit(params.limit);
  return rows.flatMap((row) =>
    toKeywordText(row).map((text) => ({ ...text, bandCount: row.bandCount })),
  );
}

function toKeywordText(row: {
  keywordId: number | null;
  keyword: string | null;
}): [KeywordText] | [] {
  if (row.keywordId === null || !row.keyword?.trim()) return [];
  return [{ keywordId: row.keywordId, keyword: row.keyword }];
}
