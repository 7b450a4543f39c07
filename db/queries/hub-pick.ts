import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { member, memberBand } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { isOneOf } from './id-list.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';

/** A hub in thousands of sets is explained by some of them: what they picked most, of that what is nearest. */
const RECEIVERS_A_BAND = 200;
const PICKS_A_BAND = 30;
const NEAREST_PICKS = 3;

export interface NearestPickRow {
  bandId: number;
  pickBandId: number;
  pickName: string;
}

/** Which picks of the members who got a band lie nearest to it, nearest first, for each of `bandIds`. */
export async function listNearestPicks(
  db: Queryable,
  params: { bandIds: readonly number[]; space: VectorSpace },
): Promise<NearestPickRow[]> {
  if (params.bandIds.length === 0) return [];
  const receiver = db
    .selectDistinct({ bandId: bandRecommend.bandId, memberId: bandRecommend.memberId })
    .from(bandRecommend)
    .innerJoin(member, and(eq(member.memberId, bandRecommend.memberId), isNull(member.deletedAt)))
    .where(and(isOneOf(bandRecommend.bandId, params.bandIds), isNull(bandRecommend.deletedAt)));
  const vectorOf = (bandId: ReturnType<typeof sql>) => sql`(
    select ${bandDescription.embedding} as embedding
    from ${describedIn(params.space)}
    where ${and(hasActiveVector(params.space.model), hasDirection)} and ${bandDescription.bandId} = ${bandId}
    order by ${bandDescription.bandDescriptionId}
    limit 1)`;
  const rows = await db.execute<{
    bandId: string;
    pickBandId: string;
    pickName: string | null;
  }>(sql`
    with receiver as (
      select band_id, member_id
      from (
        select band_id, member_id, row_number() over (partition by band_id order by member_id) as number
        from (${receiver}) as pair) as numbered
      where number <= ${RECEIVERS_A_BAND}
    ),
    picked as (
      select receiver.band_id, ${memberBand.bandId} as pick_id, count(distinct receiver.member_id) as times
      from receiver
      join ${memberBand} on ${memberBand.memberId} = receiver.member_id and ${isNull(memberBand.deletedAt)}
      where ${memberBand.bandId} <> receiver.band_id
      group by receiver.band_id, ${memberBand.bandId}
    ),
    frequent as (
      select picked.band_id, picked.pick_id, ${band.bandName} as name,
        row_number() over (partition by picked.band_id order by picked.times desc, picked.pick_id) as number
      from picked
      join ${band} on ${band.bandId} = picked.pick_id and ${isNull(band.deletedAt)}
    ),
    ranked as (
      select frequent.band_id, frequent.pick_id, frequent.name,
        row_number() over (
          partition by frequent.band_id
          order by pick_vector.embedding <=> hub_vector.embedding, frequent.pick_id) as number
      from frequent
      cross join lateral ${vectorOf(sql`frequent.band_id`)} as hub_vector
      cross join lateral ${vectorOf(sql`frequent.pick_id`)} as pick_vector
      where frequent.number <= ${PICKS_A_BAND}
    )
    select band_id as "bandId", pick_id as "pickBandId", name as "pickName"
    from ranked
    where number <= ${NEAREST_PICKS}
    order by band_id, number`);
  return rows.map((row) => ({
    bandId: Number(row.bandId),
    pickBandId: Number(row.pickBandId),
    pickName: row.pickName ?? '',
  }));
}
