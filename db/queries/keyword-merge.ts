import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import { memberKeyword } from '#db/schema/member.ts';
import type { ChangeGroup, ChangeResult } from './band-change.ts';
import { asJson } from './catalogue-lock.ts';
import { isOneOf } from './id-list.ts';
import { changeKeywordRows, isUndone, markUndone } from './keyword-change.ts';

/** What a merge did to the rows that tie a keyword to bands and members; enough to take it back. */
export interface MergedRows {
  bandMoved: number[];
  /** The band carried the other keyword already. */
  bandDropped: number[];
  memberMoved: number[];
  memberDropped: number[];
}

/**
 * Makes one keyword of several: bands and members of the sources get the target, each once; the sources go to the
 * trash. Nothing happens unless all of them are live.
 */
export function mergeKeywords(
  db: Queryable,
  params: { sourceIds: readonly number[]; targetId: number; group: ChangeGroup },
): Promise<ChangeResult> {
  const { sourceIds, targetId, group } = params;
  const statement = sql`
    with source as materialized (
      select ${keyword.keywordId} as id from ${keyword}
      where ${isOneOf(keyword.keywordId, sourceIds)} and ${keyword.deletedAt} is null
        and ${keyword.keywordId} <> ${targetId}
    ),
    verdict as materialized (
      select (select count(*) from source) = ${sourceIds.length}::int and exists (
        select from ${keyword} where ${keyword.keywordId} = ${targetId} and ${keyword.deletedAt} is null)
        and not ${isUndone(group.undoesGroupId)} as is_done
    ),
    band_row as materialized (
      ${tiedRows(sql`${bandKeyword}`, sql`band_keyword_id`, sql`band_id`, targetId)}
    ),
    member_row as materialized (
      ${tiedRows(sql`${memberKeyword}`, sql`member_keyword_id`, sql`member_id`, targetId)}
    ),
    changed_band as (
      update ${bandKeyword} set updated_at = now(),
        keyword_id = case when is_dropped then keyword_id else ${targetId} end,
        deleted_at = case when is_dropped then now() end
      from band_row where ${bandKeyword.bandKeywordId} = band_row.row_id
    ),
    changed_member as (
      update ${memberKeyword} set updated_at = now(),
        keyword_id = case when is_dropped then keyword_id else ${targetId} end,
        deleted_at = case when is_dropped then now() end
      from member_row where ${memberKeyword.memberKeywordId} = member_row.row_id
    ),
    touched as (
      update ${band} set updated_at = now() where ${band.bandId} in (select owner_id from band_row)
    ),
    retired as (
      update ${keyword} set deleted_at = now(), updated_at = now()
      where ${keyword.keywordId} in (select id from source) and (select is_done from verdict)
    ),
    audit as (
      insert into ${auditEntry}
        (group_id, subject, subject_id, action, before, after, curator_id, undoes_group_id)
      select ${group.groupId}::uuid, 'keyword', id, ${group.action}, '{"isDeleted": false}'::jsonb,
        jsonb_build_object('isDeleted', true, 'mergedInto', ${targetId}::bigint, 'rows', jsonb_build_object(
          'bandMoved', array(select row_id from band_row where source_id = id and not is_dropped),
          'bandDropped', array(select row_id from band_row where source_id = id and is_dropped),
          'memberMoved', array(select row_id from member_row where source_id = id and not is_dropped),
          'memberDropped', array(select row_id from member_row where source_id = id and is_dropped))),
        ${group.curatorId ?? null}::bigint, ${group.undoesGroupId ?? null}::uuid
      from source where (select is_done from verdict)
    ),
    undone as (${markUndone(group.undoesGroupId)})
    select (select is_done from verdict),
      array(select id from source where (select is_done from verdict) order by 1) as changed_ids`;
  return changeKeywordRows(db, [...sourceIds, targetId], statement);
}

/** The sources' live rows; dropped are those whose band or member has the target already, or gets it by another row. */
function tiedRows(table: SQL, key: SQL, owner: SQL, targetId: number): SQL {
  return sql`
    select row_of.${key} as row_id, row_of.${owner} as owner_id, source.id as source_id,
      exists (
        select from ${table} as other where other.${owner} = row_of.${owner}
          and other.keyword_id = ${targetId} and other.deleted_at is null)
      or row_number() over (partition by row_of.${owner} order by row_of.${key}) > 1 as is_dropped
    from ${table} as row_of join source on source.id = row_of.keyword_id
    where row_of.deleted_at is null and (select is_done from verdict)`;
}

export interface Unmerge extends MergedRows {
  sourceId: number;
  targetId: number;
}

/** Takes a merge back, row by row. Nothing happens when one of the rows was changed meanwhile. */
export function unmergeKeywords(
  db: Queryable,
  params: { merges: readonly Unmerge[]; group: ChangeGroup },
): Promise<ChangeResult> {
  const { merges, group } = params;
  const statement = sql`
    with merge as materialized (
      select * from jsonb_to_recordset(${asJson(merges)}) as m (
        "sourceId" bigint, "targetId" bigint, "bandMoved" bigint[], "bandDropped" bigint[],
        "memberMoved" bigint[], "memberDropped" bigint[])
    ),
    band_row as materialized (${mergedRows(sql`${bandKeyword}`, sql`band_keyword_id`, 'band')}),
    member_row as materialized (${mergedRows(sql`${memberKeyword}`, sql`member_keyword_id`, 'member')}),
    verdict as materialized (
      select (select count(*) from merge join ${keyword} on ${keyword.keywordId} = "sourceId"
          and ${keyword.deletedAt} is not null) = ${merges.length}::int
        and (select count(*) from band_row) = (
          select coalesce(sum(cardinality("bandMoved") + cardinality("bandDropped")), 0) from merge)
        and (select count(*) from member_row) = (
          select coalesce(sum(cardinality("memberMoved") + cardinality("memberDropped")), 0) from merge)
        and not ${isUndone(group.undoesGroupId)} as is_done
    ),
    changed_band as (
      update ${bandKeyword} set keyword_id = band_row.source_id, deleted_at = null, updated_at = now()
      from band_row where ${bandKeyword.bandKeywordId} = band_row.row_id and (select is_done from verdict)
      returning band_id
    ),
    changed_member as (
      update ${memberKeyword} set keyword_id = member_row.source_id, deleted_at = null, updated_at = now()
      from member_row where ${memberKeyword.memberKeywordId} = member_row.row_id and (select is_done from verdict)
    ),
    touched as (
      update ${band} set updated_at = now() where ${band.bandId} in (select band_id from changed_band)
    ),
    restored as (
      update ${keyword} set deleted_at = null, updated_at = now()
      where ${keyword.keywordId} in (select "sourceId" from merge) and (select is_done from verdict)
    ),
    audit as (
      insert into ${auditEntry}
        (group_id, subject, subject_id, action, before, after, curator_id, undoes_group_id)
      select ${group.groupId}::uuid, 'keyword', "sourceId", ${group.action},
        jsonb_build_object('isDeleted', true, 'mergedInto', "targetId"), '{"isDeleted": false}'::jsonb,
        ${group.curatorId ?? null}::bigint, ${group.undoesGroupId ?? null}::uuid
      from merge where (select is_done from verdict)
    ),
    undone as (${markUndone(group.undoesGroupId)})
    select (select is_done from verdict),
      array(select "sourceId" from merge where (select is_done from verdict) order by 1) as changed_ids`;
  const ids = merges.flatMap(({ sourceId, targetId }) => [sourceId, targetId]);
  return changeKeywordRows(db, ids, statement);
}

/** The rows of the merges that are still as the merge left them. */
function mergedRows(table: SQL, key: SQL, owner: 'band' | 'member'): SQL {
  const moved = sql.raw(`"${owner}Moved"`);
  const dropped = sql.raw(`"${owner}Dropped"`);
  return sql`
    select row_of.${key} as row_id, merge."sourceId" as source_id
    from merge join ${table} as row_of on
      (row_of.${key} = any(${moved}) and row_of.keyword_id = merge."targetId" and row_of.deleted_at is null)
      or (row_of.${key} = any(${dropped}) and row_of.keyword_id = merge."sourceId" and row_of.deleted_at is not null)`;
}
