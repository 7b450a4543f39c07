import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import type { ChangeGroup, ChangeResult } from './band-change.ts';
import { asJson, changeCatalogue, foldWord } from './catalogue-lock.ts';
import { isOneOf } from './id-list.ts';

/** What a curator can change of a keyword, by the names that the audit keeps. */
export interface KeywordScalars {
  word: string;
  isDeleted: boolean;
}

export interface KeywordChange {
  keywordId: number;
  /** Fields that must be so. */
  expected: Partial<KeywordScalars>;
  fields: Partial<KeywordScalars>;
}

export interface KeywordChangeParams {
  changes: readonly KeywordChange[];
  group: ChangeGroup;
  /** All are as expected, or nothing happens; otherwise those that are not stay as they are. */
  isStrict: boolean;
  /** What comes back may be a word that another live keyword has meanwhile. */
  mayClash: boolean;
}

export const lockKeywords = (keywordIds: readonly number[]): SQL =>
  sql`select from ${keyword} where ${isOneOf(keyword.keywordId, keywordIds)}
    order by ${keyword.keywordId} for update`;

/** True in SQL when the group that is undone was undone before. */
export const isUndone = (groupId: string | undefined): SQL => sql`exists (
  select from ${auditEntry}
  where ${auditEntry.groupId} = ${groupId ?? null}::uuid and ${auditEntry.undoneAt} is not null)`;

/** Marks what was undone, once the CTE `verdict` says so. */
export const markUndone = (groupId: string | undefined): SQL => sql`
  update ${auditEntry} set undone_at = now()
  where ${auditEntry.groupId} = ${groupId ?? null}::uuid and (select is_done from verdict)`;

/** Renames, removes or restores keywords, and writes the audit. Their bands count as changed. */
export async function changeKeywords(
  db: Queryable,
  { changes, group, isStrict, mayClash }: KeywordChangeParams,
): Promise<ChangeResult> {
  const rows = changes.map(({ keywordId, ...change }) => ({ keyword_id: keywordId, ...change }));
  const statement = sql`
    with change as materialized (
      select * from jsonb_to_recordset(${asJson(rows)}) as c (keyword_id bigint, expected jsonb, fields jsonb)
    ),
    state as materialized (
      select ${keyword.keywordId} as keyword_id,
        jsonb_build_object('word', ${keyword.keyword}, 'isDeleted', ${keyword.deletedAt} is not null) as former
      from ${keyword} where ${keyword.keywordId} in (select keyword_id from change)
    ),
    matched as materialized (
      select keyword_id, former,
        (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(fields)
          where former -> key is distinct from value) as next
      from change join state using (keyword_id)
      where former @> expected and (${mayClash}::boolean or not exists (
        select from ${keyword}
        where ${keyword.deletedAt} is null and ${keyword.keywordId} <> change.keyword_id
          and (fields ? 'word' or fields @> '{"isDeleted": false}')
          and ${foldWord(sql`${keyword.keyword}`)} = ${foldWord(sql`coalesce(fields ->> 'word', former ->> 'word')`)}))
    ),
    verdict as materialized (
      select (not ${isStrict}::boolean or (select count(*) from matched) = ${changes.length}::int)
        and not ${isUndone(group.undoesGroupId)} as is_done
    ),
    final as materialized (
      select * from matched where next <> '{}' and (select is_done from verdict)
    ),
    changed as (
      update ${keyword} set
        keyword = case when next ? 'word' then next ->> 'word' else keyword end,
        deleted_at = case when next ? 'isDeleted' then case when (next ->> 'isDeleted')::boolean then now() end
          else deleted_at end,
        updated_at = now()
      from final where ${eq(keyword.keywordId, sql`final.keyword_id`)}
    ),
    touched as (
      update ${band} set updated_at = now()
      where ${band.bandId} in (
        select ${bandKeyword.bandId} from ${bandKeyword} join final on ${bandKeyword.keywordId} = final.keyword_id
        where ${bandKeyword.deletedAt} is null)
    ),
    audit as (
      insert into ${auditEntry}
        (group_id, subject, subject_id, action, before, after, curator_id, undoes_group_id)
      select ${group.groupId}::uuid, 'keyword', keyword_id, ${group.action},
        (select jsonb_object_agg(key, former -> key) from jsonb_object_keys(next) as names (key)), next,
        ${group.curatorId ?? null}::bigint, ${group.undoesGroupId ?? null}::uuid
      from final
    ),
    undone as (${markUndone(group.undoesGroupId)})
    select (select is_done from verdict), array(select keyword_id from final order by 1) as changed_ids`;
  return changeKeywordRows(
    db,
    changes.map(({ keywordId }) => keywordId),
    statement,
  );
}

export async function changeKeywordRows(
  db: Queryable,
  keywordIds: readonly number[],
  statement: SQL,
): Promise<ChangeResult> {
  const [row] = await changeCatalogue<{ is_done: boolean; changed_ids: string[] }>(db, [
    lockKeywords(keywordIds),
    statement,
  ]);
  if (!row) throw new Error('a change without an answer');
  return { isDone: row.is_done, changedIds: row.changed_ids.map(Number) };
}
