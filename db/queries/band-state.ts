import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription, bandKeyword, keyword, topTrack } from '#db/schema/catalogue.ts';
import { isOneOf } from './id-list.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';
import { orderByStanding } from './vector-status.ts';

/** What a curator can change of a band, by the names that the audit keeps. */
export interface BandScalars {
  name: string | null;
  imageUrl: string | null;
  websiteUrl: string | null;
  musicUrl: string | null;
  spotifyId: string | null;
  isBand: boolean | null;
  description: string | null;
  trackTitle: string | null;
  trackUrl: string | null;
  isDeleted: boolean;
}

/**
 * `band_id, description_id, revision, fields, keyword_ids` of bands, deleted ones too. The revision changes with
 * every change of the band's row, and with its text; not when the text only gets a vector.
 */
export function bandStates(space: VectorSpace, condition: SQL): SQL {
  return sql`
    select ${band.bandId} as band_id, standing.description_id,
      ${band}.xmin::text || '.' || md5(coalesce(standing.description, '')) as revision,
      jsonb_build_object(
        'name', ${band.bandName}, 'imageUrl', ${band.mainImage}, 'websiteUrl', ${band.mainUrl},
        'musicUrl', ${band.mainMusic}, 'spotifyId', ${band.spotifyId}, 'isBand', ${band.isBand},
        'description', standing.description, 'trackTitle', ${topTrack.title}, 'trackUrl', ${topTrack.externalUrl},
        'isDeleted', ${band.deletedAt} is not null) as fields,
      array(
        select distinct ${bandKeyword.keywordId} from ${bandKeyword}
        join ${keyword} on ${and(eq(keyword.keywordId, bandKeyword.keywordId), isNull(keyword.deletedAt))}
        where ${and(eq(bandKeyword.bandId, band.bandId), isNull(bandKeyword.deletedAt))}
        order by 1) as keyword_ids
    from ${band}
    left join lateral (
      select ${bandDescription.bandDescriptionId} as description_id, ${bandDescription.description} as description
      from ${describedIn(space)}
      where ${and(eq(bandDescription.bandId, band.bandId), isNull(bandDescription.deletedAt))}
      order by ${orderByStanding(space.model)}
      limit 1) as standing on true
    left join ${topTrack} on ${and(eq(topTrack.bandId, band.bandId), isNull(topTrack.deletedAt))}
    where ${condition}`;
}

export interface BandState extends BandScalars {
  bandId: number;
  revision: string;
  /** Each word once. */
  keywords: string[];
}

/** A live band as an editor needs it, or one in the trash. */
export async function findBandState(
  db: Queryable,
  params: { bandId: number; isDeleted?: boolean; space: VectorSpace },
): Promise<BandState | undefined> {
  const isInPlace = params.isDeleted ? isNotNull(band.deletedAt) : isNull(band.deletedAt);
  const condition = sql`${eq(band.bandId, params.bandId)} and ${isInPlace}`;
  const [row] = await db.execute<{
    revision: string;
    fields: BandScalars;
    keywords: (string | null)[];
  }>(sql`
    select revision, fields, array(
      select ${keyword.keyword} from ${keyword}
      where ${keyword.keywordId} = any(state.keyword_ids) order by ${keyword.keywordId}) as keywords
    from (${bandStates(params.space, condition)}) as state`);
  if (!row) return undefined;
  const words = row.keywords.flatMap((word) => (word?.trim() ? [word] : []));
  return {
    ...row.fields,
    bandId: params.bandId,
    revision: row.revision,
    keywords: [...new Set(words)],
  };
}

/** The descriptions that stand for the live bands among `bandIds`. */
export async function listStandingDescriptions(
  db: Queryable,
  params: { bandIds: readonly number[]; space: VectorSpace },
): Promise<number[]> {
  const condition = sql`${isOneOf(band.bandId, params.bandIds)} and ${band.deletedAt} is null`;
  const rows = await db.execute<{ description_id: string }>(sql`
    select description_id from (${bandStates(params.space, condition)}) as state
    where description_id is not null`);
  return rows.map((row) => Number(row.description_id));
}
