import { and, asc, desc, eq, gt, isNull, not, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import { descriptionDraft } from '#db/schema/embedding.ts';
import { keptTextHash, WHITE_SPACE } from './vector-status.ts';

export interface DraftRow {
  draftId: number;
  bandId: number;
  text: string;
  model: string;
  createdAt: Date;
}

const draftColumns = {
  draftId: descriptionDraft.descriptionDraftId,
  bandId: descriptionDraft.bandId,
  text: descriptionDraft.text,
  model: descriptionDraft.model,
  createdAt: descriptionDraft.createdAt,
};
const isOpen = isNull(descriptionDraft.decision);

/** Whether a live description of the selected band says anything. */
const hasText: SQL = sql`exists (
  select from ${bandDescription}
  where ${bandDescription.bandId} = ${sql`${band.bandId}`} and ${bandDescription.deletedAt} is null
    and btrim(${bandDescription.description}, ${WHITE_SPACE}) <> '')`;
const hasOpenDraft: SQL = sql`exists (
  select from ${descriptionDraft} where ${descriptionDraft.bandId} = ${sql`${band.bandId}`} and ${isOpen})`;
/** Without a name nothing is known of it that a text could be made from. */
const isNamed: SQL = sql`btrim(${band.bandName}, ${WHITE_SPACE}) <> ''`;
const isToBeDrafted = and(isNull(band.deletedAt), isNamed, not(hasText), not(hasOpenDraft));

/** How many live bands have neither a description nor an open draft. */
export async function countUndraftedBands(db: Queryable): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(band)
    .where(isToBeDrafted);
  return row?.count ?? 0;
}

/** The next live bands with neither a description nor an open draft, by id above `afterId`. */
export async function listUndraftedBands(
  db: Queryable,
  params: { afterId: number; limit: number },
): Promise<number[]> {
  const rows = await db
    .select({ bandId: band.bandId })
    .from(band)
    .where(and(isToBeDrafted, gt(band.bandId, params.afterId)))
    .orderBy(asc(band.bandId))
    .limit(params.limit);
  return rows.map(({ bandId }) => bandId);
}

/** Keeps a draft; an open one of the same band gives way to it. */
export async function insertDraft(
  db: Queryable,
  params: { bandId: number; text: string; model: string },
): Promise<DraftRow> {
  const fresh = { text: params.text, model: params.model, createdAt: sql`now()` };
  const [row] = await db
    .insert(descriptionDraft)
    .values(params)
    .onConflictDoUpdate({ target: descriptionDraft.bandId, targetWhere: isOpen, set: fresh })
    .returning(draftColumns);
  if (!row) throw new Error('an insert without a row');
  return row;
}

export async function findOpenDraft(
  db: Queryable,
  params: { bandId: number },
): Promise<DraftRow | undefined> {
  const [row] = await db
    .select(draftColumns)
    .from(descriptionDraft)
    .where(and(eq(descriptionDraft.bandId, params.bandId), isOpen));
  return row;
}

const ofLiveBand = and(eq(band.bandId, descriptionDraft.bandId), isNull(band.deletedAt));

export async function countOpenDrafts(db: Queryable): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(descriptionDraft)
    .innerJoin(band, ofLiveBand)
    .where(isOpen);
  return row?.count ?? 0;
}

/** Open drafts of live bands, the newest first. */
export function listOpenDrafts(
  db: Queryable,
  params: { limit: number; offset: number },
): Promise<DraftRow[]> {
  return db
    .select(draftColumns)
    .from(descriptionDraft)
    .innerJoin(band, ofLiveBand)
    .where(isOpen)
    .orderBy(desc(descriptionDraft.createdAt), desc(descriptionDraft.descriptionDraftId))
    .limit(params.limit)
    .offset(params.offset);
}

/** Closes an open draft without using it. False when there is none such. */
export async function dropDraft(
  db: Queryable,
  params: { draftId: number; curatorId: number | undefined },
): Promise<boolean> {
  const rows = await db
    .update(descriptionDraft)
    .set({ decision: 'dropped', decidedAt: sql`now()`, decidedBy: params.curatorId ?? null })
    .where(and(eq(descriptionDraft.descriptionDraftId, params.draftId), isOpen))
    .returning({ id: descriptionDraft.descriptionDraftId });
  return rows.length > 0;
}

/** Opens a dropped draft again, unless the band has another one by now. False when there is none such. */
export async function reopenDraft(db: Queryable, params: { draftId: number }): Promise<boolean> {
  const other = alias(descriptionDraft, 'other');
  const hasOther = sql`exists (
    select from ${descriptionDraft} as other
    where ${other.bandId} = ${sql`${descriptionDraft.bandId}`} and ${isNull(other.decision)})`;
  const rows = await db
    .update(descriptionDraft)
    .set({ decision: null, decidedAt: null, decidedBy: null })
    .where(
      and(
        eq(descriptionDraft.descriptionDraftId, params.draftId),
        eq(descriptionDraft.decision, 'dropped'),
        not(hasOther),
      ),
    )
    .returning({ id: descriptionDraft.descriptionDraftId });
  return rows.length > 0;
}

/**
 * Makes `text` the description of the draft's band and closes the draft, in one statement, with an entry in the
 * audit. `taken`: a description has come meanwhile, nothing is changed; undefined: there is no such open draft.
 */
export async function acceptDraft(
  db: Queryable,
  params: { draftId: number; text: string; groupId: string; curatorId: number | undefined },
): Promise<{ bandId: number; state: 'accepted' | 'taken' } | undefined> {
  const { draftId, text, groupId } = params;
  const curatorId = params.curatorId ?? null;
  const rows = await db.execute<{ band_id: string; is_free: boolean }>(sql`
    with draft as (
      select ${descriptionDraft.bandId} as band_id
      from ${descriptionDraft} join ${band} on ${ofLiveBand}
      where ${descriptionDraft.descriptionDraftId} = ${draftId} and ${isOpen}
      for update
    ),
    standing as (
      select ${bandDescription.bandDescriptionId} as id, ${bandDescription.description} as old,
        draft.band_id, coalesce(btrim(${bandDescription.description}, ${WHITE_SPACE}), '') = '' as is_free
      from draft left join ${bandDescription}
        on ${bandDescription.bandId} = draft.band_id and ${bandDescription.deletedAt} is null
      order by is_free, id
      limit 1
    ),
    written as (
      update ${bandDescription} set description = ${text}, updated_at = now(),
        embedding_text_hash = ${keptTextHash}
      from standing where ${bandDescription.bandDescriptionId} = standing.id and is_free
    ),
    made as (
      insert into ${bandDescription} (band_id, description, created_at, updated_at)
      select band_id, ${text}, now(), now() from standing where id is null and is_free
    ),
    touched as (
      update ${band} set updated_at = now() from standing where ${band.bandId} = standing.band_id and is_free
    ),
    decided as (
      update ${descriptionDraft}
      set decision = 'accepted', decided_at = now(), decided_by = ${curatorId}::bigint
      from standing where description_draft_id = ${draftId} and is_free
    ),
    audited as (
      insert into ${auditEntry} (group_id, subject, subject_id, action, before, after, curator_id)
      select ${groupId}::uuid, 'band', band_id, 'acceptDraft', jsonb_build_object('description', old),
        jsonb_build_object('description', ${text}::text), ${curatorId}::bigint
      from standing where is_free
    )
    select band_id, is_free from standing`);
  const [row] = rows;
  return row && { bandId: Number(row.band_id), state: row.is_free ? 'accepted' : 'taken' };
}
