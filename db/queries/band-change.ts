import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription, bandKeyword, keyword, topTrack } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import { type BandScalars, bandStates } from './band-state.ts';
import { asJson, changeCatalogue, foldWord } from './catalogue-lock.ts';
import { isOneOf } from './id-list.ts';
import type { VectorSpace } from './vector-space.ts';
import { keptTextHash } from './vector-status.ts';

export interface BandChange {
  bandId: number;
  /** The state that was looked at; absent: any. */
  revision?: string;
  /** Fields that must be so. */
  expected?: Partial<BandScalars>;
  fields?: Partial<BandScalars>;
  words?: {
    list: readonly string[];
    /** Other keywords go. */
    isWhole: boolean;
  };
  addKeywordIds?: readonly number[];
  removeKeywordIds?: readonly number[];
}

/** Who did what; what the audit keeps of every band of one action. */
export interface ChangeGroup {
  groupId: string;
  action: string;
  curatorId: number | undefined;
  undoesGroupId?: string;
}

export interface BandChangeParams {
  changes: readonly BandChange[];
  group: ChangeGroup;
  space: VectorSpace;
  /** All of the bands are as expected, or nothing happens; otherwise those that are not stay as they are. */
  isStrict: boolean;
}

export interface ChangeResult {
  isDone: boolean;
  /** Those that really changed. */
  changedIds: number[];
}

/** Changes bands, their texts, keywords and tracks, and writes the audit: all of it or nothing. */
export function changeBands(db: Queryable, params: BandChangeParams): Promise<ChangeResult> {
  const bandIds = params.changes.map(({ bandId }) => bandId);
  return run(db, [lockBands(bandIds), changeStatement(params)]);
}

/** The same for a band that isn't there yet. `bandId` is a new one, see `drawBandId`. */
export function createBand(
  db: Queryable,
  { bandId, fields, words, ...params }: Omit<BandChangeParams, 'changes' | 'isStrict'> & BandChange,
): Promise<ChangeResult> {
  const insertion = sql`insert into ${band} (band_id, deleted_at) values (${bandId}, now())`;
  const change = { bandId, fields: { ...fields, isDeleted: false }, words };
  return run(db, [insertion, changeStatement({ ...params, changes: [change], isStrict: true })]);
}

/** An id that no other band gets. */
export async function drawBandId(db: Queryable): Promise<number> {
  const [row] = await db.execute<{ id: string }>(
    sql`select nextval(pg_get_serial_sequence('band', 'band_id')) as id`,
  );
  return Number(row?.id);
}

const lockBands = (bandIds: readonly number[]): SQL =>
  sql`select from ${band} where ${isOneOf(band.bandId, bandIds)} order by ${band.bandId} for update`;

async function run(db: Queryable, statements: readonly SQL[]): Promise<ChangeResult> {
  const [row] = await changeCatalogue<{ is_done: boolean; changed_ids: string[] }>(db, statements);
  if (!row) throw new Error('a change without an answer');
  return { isDone: row.is_done, changedIds: row.changed_ids.map(Number) };
}

function changeStatement({ changes, group, space, isStrict }: BandChangeParams): SQL {
  const rows = changes.map(({ words, ...change }) => ({
    band_id: change.bandId,
    revision: change.revision,
    expected: change.expected ?? {},
    fields: change.fields ?? {},
    words: words?.list ?? [],
    is_whole: words?.isWhole ?? false,
    add_ids: change.addKeywordIds ?? [],
    remove_ids: change.removeKeywordIds ?? [],
  }));
  const isOfChange = sql`${band.bandId} in (select band_id from change)`;
  const undoes = group.undoesGroupId ?? null;
  return sql`
    with change as materialized (
      select * from jsonb_to_recordset(${asJson(rows)}) as c (
        band_id bigint, revision text, expected jsonb, fields jsonb, words text[], is_whole boolean,
        add_ids bigint[], remove_ids bigint[])
    ),
    state as materialized (${bandStates(space, isOfChange)}),
    matched as materialized (
      select state.band_id, description_id, state.fields as former, keyword_ids, words, is_whole, add_ids, remove_ids,
        (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(change.fields)
          where state.fields -> key is distinct from value) as next
      from change join state using (band_id)
      where (change.revision is null or change.revision = state.revision)
        and state.fields @> change.expected
        and (not ${isStrict}::boolean or (keyword_ids @> remove_ids and not keyword_ids && add_ids))
    ),
    verdict as materialized (
      select (not ${isStrict}::boolean or (select count(*) from matched) = ${changes.length}::int)
        and not exists (
          select from ${auditEntry}
          where ${auditEntry.groupId} = ${undoes}::uuid and ${auditEntry.undoneAt} is not null) as is_done
    ),
    word as materialized (
      select distinct on (band_id, folded) band_id, word, ${foldWord(sql`word`)} as folded
      from matched, unnest(words) as word
    ),
    known as materialized (
      select ${keyword.keywordId} as id, ${foldWord(sql`${keyword.keyword}`)} as folded from ${keyword}
      where ${keyword.deletedAt} is null
    ),
    coined as (
      insert into ${keyword} (keyword)
      select min(word) from word
      where (select is_done from verdict) and folded not in (select folded from known where folded is not null)
      group by folded
      returning keyword_id as id, ${foldWord(sql`keyword`)} as folded
    ),
    wanted as materialized (
      select band_id, folded, (select min(id) from (select * from known union all select * from coined) as every_word
        where every_word.folded = word.folded) as id
      from word
    ),
    planned as materialized (
      select band_id, description_id, former, next,
        array(
          select given.id from unnest(add_ids) as given (id) where given.id <> all(keyword_ids)
          union
          select wanted.id from wanted where wanted.band_id = matched.band_id and not exists (
            select from known where known.folded = wanted.folded and known.id = any(keyword_ids))
          order by 1) as added,
        array(
          select carried.id from unnest(keyword_ids) as carried (id)
          where carried.id = any(remove_ids) or (is_whole and not exists (
            select from wanted join known using (folded)
            where wanted.band_id = matched.band_id and known.id = carried.id))
          order by 1) as removed
      from matched where (select is_done from verdict)
    ),
    final as materialized (
      select * from planned where next <> '{}' or added <> '{}' or removed <> '{}'
    ),
    changed_band as (
      update ${band} set
        band_name = case when next ? 'name' then next ->> 'name' else band_name end,
        main_image = case when next ? 'imageUrl' then next ->> 'imageUrl' else main_image end,
        main_url = case when next ? 'websiteUrl' then next ->> 'websiteUrl' else main_url end,
        main_music = case when next ? 'musicUrl' then next ->> 'musicUrl' else main_music end,
        spotify_id = case when next ? 'spotifyId' then next ->> 'spotifyId' else spotify_id end,
        is_band = case when next ? 'isBand' then (next ->> 'isBand')::boolean else is_band end,
        deleted_at = case when next ? 'isDeleted' then case when (next ->> 'isDeleted')::boolean then now() end
          else deleted_at end,
        updated_at = now()
      from final where ${eq(band.bandId, sql`final.band_id`)}
    ),
    changed_text as (
      update ${bandDescription} set description = next ->> 'description', updated_at = now(),
        embedding_text_hash = ${keptTextHash}
      from final where ${bandDescription.bandDescriptionId} = final.description_id and next ? 'description'
    ),
    new_text as (
      insert into ${bandDescription} (band_id, description)
      select band_id, next ->> 'description' from final
      where description_id is null and next ->> 'description' is not null
    ),
    removed_keyword as (
      update ${bandKeyword} set deleted_at = now(), updated_at = now()
      from final where ${bandKeyword.bandId} = final.band_id and ${bandKeyword.keywordId} = any(removed)
        and ${bandKeyword.deletedAt} is null
    ),
    revived_keyword as (
      update ${bandKeyword} set deleted_at = null, updated_at = now()
      where ${bandKeyword.bandKeywordId} in (
        select max(former.band_keyword_id) from final join ${bandKeyword} as former
          on former.band_id = final.band_id and former.keyword_id = any(added)
        where former.deleted_at is not null and not exists (
          select from ${bandKeyword} as live
          where live.band_id = former.band_id and live.keyword_id = former.keyword_id and live.deleted_at is null)
        group by former.band_id, former.keyword_id)
      returning band_id, keyword_id
    ),
    new_keyword as (
      insert into ${bandKeyword} (band_id, keyword_id)
      select final.band_id, new.id from final, unnest(added) as new (id)
      where not exists (
        select from revived_keyword as revived
        where revived.band_id = final.band_id and revived.keyword_id = new.id)
      and not exists (
        select from ${bandKeyword} as live
        where live.band_id = final.band_id and live.keyword_id = new.id and live.deleted_at is null)
    ),
    track as materialized (
      select band_id, former || next ->> 'trackTitle' as title, former || next ->> 'trackUrl' as address
      from final where next ? 'trackTitle' or next ? 'trackUrl'
    ),
    changed_track as (
      update ${topTrack} set title = track.title, external_url = track.address, updated_at = now(),
        deleted_at = case when track.title is null and track.address is null then now() end
      from track where ${topTrack.bandId} = track.band_id
    ),
    new_track as (
      insert into ${topTrack} (band_id, title, external_url)
      select band_id, title, address from track
      where not exists (select from ${topTrack} where ${topTrack.bandId} = track.band_id)
    ),
    audit as (
      insert into ${auditEntry}
        (group_id, subject, subject_id, action, before, after, curator_id, undoes_group_id)
      select ${group.groupId}::uuid, 'band', band_id, ${group.action},
        case when ${group.action} = 'create' then '{"isDeleted": true}'::jsonb
          else (select coalesce(jsonb_object_agg(key, former -> key), '{}') from jsonb_object_keys(next) as names (key))
            || ${keywordDifference(sql`removed`)} end,
        next || ${keywordDifference(sql`added`)},
        ${group.curatorId ?? null}::bigint, ${undoes}::uuid
      from final
    ),
    undone as (
      update ${auditEntry} set undone_at = now()
      where ${auditEntry.groupId} = ${undoes}::uuid and (select is_done from verdict)
    )
    select (select is_done from verdict), array(select band_id from final order by 1) as changed_ids`;
}

/** Keywords are kept as the difference: `before` those that went, `after` those that came. */
function keywordDifference(ids: SQL): SQL {
  return sql`case when added = '{}' and removed = '{}' then '{}'::jsonb
    else jsonb_build_object('keywordIds', ${ids}) end`;
}
