import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription, keyword } from '#db/schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';

/** What is known of a live member: choices, stored set, and whether the two still go together. */
export interface MemberFacts {
  memberId: number;
  externalId: string | null;
  userId: string | null;
  /** Live picks, each once, by band id. */
  pickBandIds: number[];
  embeddedPickCount: number;
  /** Usable keywords, each once, by keyword id. */
  keywordIds: number[];
  keywords: string[];
  /** Whether any keyword was chosen, usable or not. */
  hasKeywords: boolean;
  /** The stored set, best first, deleted bands included; empty: nothing is stored. */
  setBandIds: number[];
  /** Undefined also where an adopted set carries no date. */
  setAt: Date | undefined;
  meanScore: number;
  /** The run that stored the set; undefined for a set that was stored otherwise. */
  runId: number | undefined;
  isOutdated: { picks: boolean; keywords: boolean; model: boolean; bands: boolean };
}

export type MemberState = 'has-set' | 'no-set' | 'outdated' | 'few-picks' | 'no-vector';
export type MemberSort = 'label' | 'picks' | 'keywords' | 'set' | 'score';

export interface MemberListParams {
  /** Part of the external id or the user id. */
  query: string;
  state: MemberState | null;
  /** Only members whose stored set holds this band. */
  recommendedBandId: number | null;
  sort: MemberSort;
  direction: 'asc' | 'desc';
  offset: number;
  limit: number;
  space: VectorSpace;
}

const CLUSTERED_PICK_COUNT = 3;

/** A page of the live members that match, and how many match in all (0 beyond the last page). */
export async function listMemberFacts(
  db: Queryable,
  params: MemberListParams,
): Promise<{ members: MemberFacts[]; totalCount: number }> {
  const { query, state, recommendedBandId, sort, direction, offset, limit, space } = params;
  const part = `%${query.normalize('NFC').replace(/[\\%_]/g, '\\$&')}%`;
  const conditions = and(
    query ? sql`(external_id ilike ${part} or user_id ilike ${part})` : undefined,
    state ? STATES[state] : undefined,
    recommendedBandId === null ? undefined : sql`${recommendedBandId}::bigint = any(set_band_ids)`,
  );
  const order = sql`${SORTS[sort]} ${sql.raw(direction)} nulls last, external_id, member_id`;
  const rows = await db.execute<FactsRow>(sql`
    select *, count(*) over () as total from (${memberFacts(space)}) as facts
    where ${conditions ?? sql`true`}
    order by ${order} limit ${limit} offset ${offset}`);
  return { members: rows.map(toFacts), totalCount: Number(rows[0]?.total ?? 0) };
}

/** A live member, or undefined. */
export async function findMemberFacts(
  db: Queryable,
  params: { externalId: string; space: VectorSpace },
): Promise<MemberFacts | undefined> {
  const rows = await db.execute<FactsRow>(
    memberFacts(params.space, eq(member.externalId, params.externalId)),
  );
  return rows.map(toFacts)[0];
}

/** Live members, and how many of them are in the states that somebody should look at. */
export async function countMemberStates(
  db: Queryable,
  params: { space: VectorSpace },
): Promise<{ total: number; withoutSet: number; outdated: number }> {
  const [row] = await db.execute<{ total: number; without_set: number; outdated: number }>(sql`
    select count(*)::int as total,
      (count(*) filter (where ${STATES['no-set']}))::int as without_set,
      (count(*) filter (where ${STATES.outdated}))::int as outdated
    from (${memberFacts(params.space)}) as facts`);
  return {
    total: row?.total ?? 0,
    withoutSet: row?.without_set ?? 0,
    outdated: row?.outdated ?? 0,
  };
}

const STATES: Record<MemberState, SQL> = {
  'has-set': sql`cardinality(set_band_ids) > 0`,
  'no-set': sql`cardinality(set_band_ids) = 0`,
  outdated: sql`(picks_changed or keywords_changed or model_changed or bands_deleted)`,
  'few-picks': sql`cardinality(pick_ids) < ${CLUSTERED_PICK_COUNT}`,
  'no-vector': sql`cardinality(pick_ids) > 0 and embedded_count = 0`,
};

const SORTS: Record<MemberSort, SQL> = {
  label: sql`external_id`,
  picks: sql`cardinality(pick_ids)`,
  keywords: sql`cardinality(keyword_ids)`,
  set: sql`set_at`,
  score: sql`mean_score`,
};

// A column put directly in a template of one table would lose its table's name; here every select joins.
function memberFacts(space: VectorSpace, condition?: SQL): SQL {
  const isPicked = and(eq(memberBand.memberId, member.memberId), isNull(memberBand.deletedAt));
  const isChosen = and(
    eq(memberKeyword.memberId, member.memberId),
    isNull(memberKeyword.deletedAt),
  );
  const isEmbedded = sql`exists (
    select 1 from ${describedIn(space)}
    where ${and(eq(bandDescription.bandId, band.bandId), hasActiveVector(space.model), hasDirection)})`;
  const isUsable = and(isNull(keyword.deletedAt), sql`btrim(${keyword.keyword}) <> ''`);
  const setOf = and(
    eq(bandRecommend.memberId, member.memberId),
    isNull(bandRecommend.deletedAt),
    isNotNull(bandRecommend.bandId),
  );
  const newestRun = and(
    eq(recommendationRun.memberId, member.memberId),
    isNull(recommendationRun.failure),
  );
  // Without a record of what the set was made from, a later date tells of a change.
  const touched = (table: typeof memberBand | typeof memberKeyword) => sql`exists (
    select 1 from ${table} where ${table.memberId} = ${member.memberId}
    and greatest(${table.createdAt}, ${table.updatedAt}, ${table.deletedAt}) > stored.at)`;
  return sql`
    select ${member.memberId}, ${member.externalId}, ${member.userId},
      picked.ids as pick_ids, picked.embedded as embedded_count,
      chosen.ids as keyword_ids, chosen.words, chosen.any_at_all as has_keywords,
      coalesce(stored.ids, '{}') as set_band_ids, stored.at as set_at, stored.mean_score,
      run.id as run_id,
      stored.ids is not null and case when run.id is null then ${touched(memberBand)}
        else run.trace->'pickBandIds' is distinct from to_jsonb(picked.ids) end as picks_changed,
      stored.ids is not null and case when run.id is null then ${touched(memberKeyword)}
        else run.trace->'keywordIds' is distinct from to_jsonb(chosen.ids) end as keywords_changed,
      coalesce(run.model <> ${space.model}, false) as model_changed,
      coalesce(stored.lost, false) as bands_deleted
    from ${member}
    cross join lateral (
      select coalesce(array_agg(band_id order by band_id), '{}') as ids,
        (count(*) filter (where is_embedded))::int as embedded
      from (
        select distinct ${band.bandId}, ${isEmbedded} as is_embedded
        from ${memberBand} join ${band}
          on ${and(eq(band.bandId, memberBand.bandId), isNull(band.deletedAt))}
        where ${isPicked}
      ) as pick
    ) as picked
    cross join lateral (
      select coalesce(array_agg(keyword_id order by keyword_id) filter (where is_usable), '{}') as ids,
        coalesce(array_agg(keyword order by keyword_id) filter (where is_usable), '{}') as words,
        count(*) > 0 as any_at_all
      from (
        select distinct ${keyword.keywordId}, ${keyword.keyword},
          coalesce(${isUsable}, false) as is_usable
        from ${memberKeyword} left join ${keyword}
          on ${eq(keyword.keywordId, memberKeyword.keywordId)}
        where ${isChosen}
      ) as choice
    ) as chosen
    cross join lateral (
      select array_agg(${bandRecommend.bandId}
          order by ${bandRecommend.priority}, ${bandRecommend.bandRecommendId}) as ids,
        avg(${bandRecommend.score}) as mean_score,
        max(coalesce(${bandRecommend.updatedAt}, ${bandRecommend.createdAt})) as at,
        bool_or(${band.deletedAt} is not null) as lost
      from ${bandRecommend} join ${band} on ${eq(band.bandId, bandRecommend.bandId)}
      where ${setOf}
    ) as stored
    left join lateral (
      select id, model, trace from (
        select ${recommendationRun.recommendationRunId} as id, ${recommendationRun.model},
          ${recommendationRun.trace}, ${recommendationRun.bandIds} as ids
        from ${recommendationRun} where ${newestRun}
        order by ${recommendationRun.recommendationRunId} desc limit 1
      ) as newest
      where newest.ids = stored.ids and newest.trace is not null
    ) as run on true
    where ${and(isNull(member.deletedAt), condition)}`;
}

interface FactsRow extends Record<string, unknown> {
  member_id: string;
  external_id: string | null;
  user_id: string | null;
  pick_ids: string[];
  embedded_count: number;
  keyword_ids: string[];
  words: string[];
  has_keywords: boolean;
  set_band_ids: string[];
  set_at: string | null;
  mean_score: number | null;
  run_id: string | null;
  picks_changed: boolean;
  keywords_changed: boolean;
  model_changed: boolean;
  bands_deleted: boolean;
  total?: string;
}

function toFacts(row: FactsRow): MemberFacts {
  return {
    memberId: Number(row.member_id),
    externalId: row.external_id,
    userId: row.user_id,
    pickBandIds: row.pick_ids.map(Number),
    embeddedPickCount: row.embedded_count,
    keywordIds: row.keyword_ids.map(Number),
    keywords: row.words,
    hasKeywords: row.has_keywords,
    setBandIds: [...new Set(row.set_band_ids.map(Number))],
    setAt: row.set_at === null ? undefined : new Date(row.set_at),
    meanScore: row.mean_score ?? 0,
    runId: row.run_id === null ? undefined : Number(row.run_id),
    isOutdated: {
      picks: row.picks_changed,
      keywords: row.keywords_changed,
      model: row.model_changed,
      bands: row.bands_deleted,
    },
  };
}
