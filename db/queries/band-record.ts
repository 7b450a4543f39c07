import { and, asc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription, bandKeyword, keyword, topTrack } from '#db/schema/catalogue.ts';
import { type BandFilter, isFiltered } from './band-list.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';
import { orderByStanding } from './vector-status.ts';

/** A live band as files have it; null: it has none. */
export interface BandRecordRow {
  bandId: number;
  name: string | null;
  imageUrl: string | null;
  musicUrl: string | null;
  mainUrl: string | null;
  spotifyId: string | null;
  isBand: boolean | null;
  /** The description that stands for the band. */
  descriptionId: number | null;
  description: string | null;
  keywords: string[];
  topTrackTitle: string | null;
  topTrackUrl: string | null;
  /** Changes with every edit of the band. */
  stamp: string;
}

/** A page of the filtered bands, by id, after `afterId`. */
export function listBandRecords(
  db: Queryable,
  params: { filter: BandFilter; space: VectorSpace; afterId: number; limit: number },
): Promise<BandRecordRow[]> {
  const { filter, space, afterId, limit } = params;
  return selectRecords(db, space, and(isFiltered(filter, space), gt(band.bandId, afterId)), limit);
}

/**
 * The live bands that one of the ids, Spotify ids or names may mean: the names as they are given, so give
 * them composed and decomposed.
 */
export function findBandRecords(
  db: Queryable,
  params: {
    bandIds: readonly number[];
    spotifyIds: readonly string[];
    names: readonly string[];
    space: VectorSpace;
  },
): Promise<BandRecordRow[]> {
  // Joins hash a list of a thousand once; the array is made once, whatever the planner knows of the tables.
  const isWanted = sql`${sql`${band.bandId}`} = any(array(
    select value::bigint from jsonb_array_elements_text(${JSON.stringify(params.bandIds)}::jsonb)
    union all
    select wanted.band_id from ${band} wanted
      join jsonb_array_elements_text(${JSON.stringify(params.spotifyIds)}::jsonb) spotify
        on spotify.value = wanted.spotify_id
    union all
    select wanted.band_id from ${band} wanted
      join jsonb_array_elements_text(${JSON.stringify(params.names)}::jsonb) called
        on called.value = wanted.band_name))`;
  return selectRecords(db, params.space, and(isNull(band.deletedAt), isWanted));
}

async function selectRecords(
  db: Queryable,
  space: VectorSpace,
  condition: SQL | undefined,
  limit?: number,
): Promise<BandRecordRow[]> {
  const standing = db
    .select({
      descriptionId: bandDescription.bandDescriptionId,
      description: bandDescription.description,
    })
    .from(describedIn(space))
    .where(and(eq(bandDescription.bandId, band.bandId), isNull(bandDescription.deletedAt)))
    .orderBy(orderByStanding(space.model))
    .limit(1)
    .as('standing');
  const words = sql<string[]>`(
    select coalesce(json_agg(${keyword.keyword} order by ${bandKeyword.bandKeywordId}), '[]')
    from ${bandKeyword}
    join ${keyword} on ${and(eq(keyword.keywordId, bandKeyword.keywordId), isNull(keyword.deletedAt))}
    where ${and(eq(bandKeyword.bandId, band.bandId), isNull(bandKeyword.deletedAt))}
      and ${keyword.keyword} is not null)`;
  const query = db
    .select({
      bandId: band.bandId,
      name: band.bandName,
      imageUrl: band.mainImage,
      musicUrl: band.mainMusic,
      mainUrl: band.mainUrl,
      spotifyId: band.spotifyId,
      isBand: band.isBand,
      descriptionId: standing.descriptionId,
      description: standing.description,
      keywords: words,
      topTrackTitle: topTrack.title,
      topTrackUrl: topTrack.externalUrl,
      stamp: sql<string>`${band}.xmin::text`,
    })
    .from(band)
    .leftJoinLateral(standing, sql`true`)
    .leftJoin(topTrack, and(eq(topTrack.bandId, band.bandId), isNull(topTrack.deletedAt)))
    .where(condition)
    .orderBy(asc(band.bandId))
    .$dynamic();
  return limit === undefined ? query : query.limit(limit);
}
