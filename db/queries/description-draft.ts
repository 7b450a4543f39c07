import { and, asc, desc, eq, gt, isNull, not, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { descriptionDraft } from '#db/schema/embedding.ts';
import { WHITE_SPACE } from './vector-status.ts';

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

export async function findOpenDraftById(
  db: Queryable,
  params: { draftId: number },
): Promise<DraftRow | undefined> {
  const [row] = await db
    .select(draftColumns)
    .from(descriptionDraft)
    .innerJoin(band, ofLiveBand)
    .where(and(eq(descriptionDraft.descriptionDraftId, params.draftId), isOpen));
  return row;
}

/** Closes an open draft, used or not. False when there is none such. */
export async function decideDraft(
  db: Queryable,
  params: { draftId: number; decision: 'accepted' | 'dropped'; curatorId: number | undefined },
): Promise<boolean> {
  const { draftId, decision } = params;
  const rows = await db
    .update(descriptionDraft)
    .set({ decision, decidedAt: sql`now()`, decidedBy: params.curatorId ?? null })
    .where(and(eq(descriptionDraft.descriptionDraftId, draftId), isOpen))
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
