import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandKeyword, keyword, topTrack } from '#db/schema/catalogue.ts';
import { isOneOf } from './id-list.ts';
import { containsText, startsWithText } from './text-search.ts';

export interface BandCardRow {
  bandId: number;
  bandName: string;
  imageUrl: string | null;
  bandMusic: string | null;
  isBand: boolean | null;
  topTrack: { title: string; externalUrl: string | null } | null;
  keywords: string[];
}

/** What a person needs to see of the live bands among `bandIds`; in no particular order. */
export async function findBandCards(
  db: Queryable,
  params: { bandIds: readonly number[] },
): Promise<BandCardRow[]> {
  return selectBandCards(db, isOneOf(band.bandId, params.bandIds), params.bandIds.length);
}

/** The same of those in the trash. */
export async function findDeletedBandCards(
  db: Queryable,
  params: { bandIds: readonly number[] },
): Promise<BandCardRow[]> {
  const { bandIds } = params;
  return selectBandCards(db, isOneOf(band.bandId, bandIds), bandIds.length, [], true);
}

/** Live bands whose name contains `query` (any case), those that start with it first. */
export async function searchBandCards(
  db: Queryable,
  params: { query: string; limit: number },
): Promise<BandCardRow[]> {
  const query = params.query.normalize('NFC');
  return selectBandCards(db, containsText(band.bandName, query), params.limit, [
    desc(startsWithText(band.bandName, query)),
    sql`char_length(${band.bandName})`,
    asc(band.bandId),
  ]);
}

/** Live bands with music to hear, by id: something to start with. */
export async function listStarterBandCards(
  db: Queryable,
  params: { limit: number },
): Promise<BandCardRow[]> {
  return selectBandCards(
    db,
    and(isNotNull(band.mainMusic), sql`${band.isBand} is not false`),
    params.limit,
    [asc(band.bandId)],
  );
}

async function selectBandCards(
  db: Queryable,
  condition: SQL | undefined,
  limit: number,
  order: SQL[] = [],
  isDeleted = false,
): Promise<BandCardRow[]> {
  const keywords = sql<string[]>`array(
    select distinct on (${keyword.keywordId}) ${keyword.keyword}
    from ${bandKeyword}
    join ${keyword} on ${keyword.keywordId} = ${bandKeyword.keywordId}
    where ${bandKeyword.bandId} = ${band.bandId}
      and ${bandKeyword.deletedAt} is null and ${keyword.deletedAt} is null
      and ${keyword.keyword} is not null
    order by ${keyword.keywordId})`;
  const rows = await db
    .select({
      bandId: band.bandId,
      bandName: band.bandName,
      imageUrl: band.mainImage,
      bandMusic: band.mainMusic,
      isBand: band.isBand,
      topTrackTitle: topTrack.title,
      topTrackUrl: topTrack.externalUrl,
      keywords,
    })
    .from(band)
    .leftJoin(topTrack, and(eq(topTrack.bandId, band.bandId), isNull(topTrack.deletedAt)))
    .where(and(isDeleted ? isNotNull(band.deletedAt) : isNull(band.deletedAt), condition))
    .orderBy(...order)
    .limit(limit)
    .prepare('select_band_cards')
    .execute();
  return rows.map(({ bandName, topTrackTitle, topTrackUrl, ...row }) => ({
    ...row,
    // Two keyword rows may hold the same word.
    keywords: [...new Set(row.keywords.filter((word) => word.trim() !== ''))],
    bandName: bandName ?? '',
    topTrack: topTrackTitle === null ? null : { title: topTrackTitle, externalUrl: topTrackUrl },
  }));
}
