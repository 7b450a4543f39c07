import { findBandCards } from '#db/queries/band-card.ts';
import {
  countOpenDrafts,
  countUndraftedBands,
  findOpenDraft,
  listOpenDrafts,
} from '#db/queries/description-draft.ts';
import type { Runtime } from '../runtime.ts';
import type { Draft, DraftList } from '../schemas/draft.ts';
import { DRAFT_PAGE_SIZE } from '../schemas/draft-words.ts';
import { describeDraft } from './describe-draft.ts';

type Services = Pick<Runtime, 'db' | 'writer'>;

/** A page of the drafts that wait for a decision, and how many bands could have one. */
export async function listDrafts(
  { db, writer }: Services,
  { page }: { page: number },
): Promise<DraftList> {
  const [rows, totalCount, undraftedCount] = await Promise.all([
    listOpenDrafts(db, { limit: DRAFT_PAGE_SIZE, offset: (page - 1) * DRAFT_PAGE_SIZE }),
    countOpenDrafts(db),
    countUndraftedBands(db),
  ]);
  const cards = await findBandCards(db, { bandIds: rows.map(({ bandId }) => bandId) });
  const byId = new Map(cards.map((card) => [card.bandId, card]));
  const drafts = rows.map((row) => {
    const { bandName = '', keywords = [] } = byId.get(row.bandId) ?? {};
    return { ...describeDraft(row), bandName, keywords };
  });
  return { isOn: writer !== undefined, drafts, totalCount, undraftedCount };
}

/** The open draft of one band. */
export async function getBandDraft(
  { db, writer }: Services,
  { bandId }: { bandId: number },
): Promise<{ isOn: boolean; draft: Draft | null }> {
  const row = await findOpenDraft(db, { bandId });
  return { isOn: writer !== undefined, draft: row ? describeDraft(row) : null };
}
