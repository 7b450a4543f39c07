import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { keyword } from '#db/schema/catalogue.ts';
import { member, memberKeyword } from '#db/schema/member.ts';
import { sentenceEmbedding } from '#db/schema/recommendation.ts';
import type { VectorSpace } from './vector-space.ts';
import { hashOf } from './vector-status.ts';

/**
 * Keyword sentences of live members (usable keywords by id, joined by one space, as an update joins them) that have
 * no vector of a model yet, those of most members first.
 */
export async function listMissingSentences(
  db: Queryable,
  { space, limit }: { space: VectorSpace; limit: number },
): Promise<string[]> {
  const chosen = db
    .selectDistinct({
      memberId: memberKeyword.memberId,
      keywordId: keyword.keywordId,
      keyword: keyword.keyword,
    })
    .from(memberKeyword)
    .innerJoin(member, and(eq(member.memberId, memberKeyword.memberId), isNull(member.deletedAt)))
    .innerJoin(
      keyword,
      and(eq(keyword.keywordId, memberKeyword.keywordId), isNull(keyword.deletedAt)),
    )
    .where(and(isNull(memberKeyword.deletedAt), sql`btrim(${keyword.keyword}) <> ''`));
  const rows = await db.execute<{ sentence: string }>(sql`
    select sentence from (
      select string_agg(keyword, ' ' order by keyword_id) as sentence
      from (${chosen}) as chosen group by member_id) as joined
    where not exists (
      select from ${sentenceEmbedding} as known
      where known.model = ${space.model} and vector_dims(known.embedding) = ${space.dimensions}
        and known.text_hash = ${hashOf(sql`normalize(sentence, NFC)`)})
    group by sentence order by count(*) desc, sentence limit ${limit}`);
  return rows.map(({ sentence }) => sentence);
}
