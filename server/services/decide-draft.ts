import { randomUUID } from 'node:crypto';
import {
  dropDraft as closeDraft,
  reopenDraft as openAgain,
  acceptDraft as storeDraft,
} from '#db/queries/description-draft.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { AcceptDraftInput } from '../schemas/draft.ts';

type Services = Pick<Runtime, 'db'>;

/**
 * Makes a draft, as the curator left it, the description of its band. The band's vector is then missing or stale.
 * @throws AppError DRAFT_NOT_FOUND, DESCRIPTION_EXISTS
 */
export async function acceptDraft(
  { db }: Services,
  { draftId, text }: AcceptDraftInput,
  curatorId: number | undefined,
): Promise<{ bandId: number }> {
  const stored = await storeDraft(db, {
    draftId,
    text: text.normalize('NFC'),
    groupId: randomUUID(),
    curatorId,
  });
  if (!stored) throw new AppError('DRAFT_NOT_FOUND');
  if (stored.state === 'taken') throw new AppError('DESCRIPTION_EXISTS');
  return { bandId: stored.bandId };
}

/** @throws AppError DRAFT_NOT_FOUND */
export async function dropDraft(
  { db }: Services,
  { draftId }: { draftId: number },
  curatorId: number | undefined,
): Promise<void> {
  if (!(await closeDraft(db, { draftId, curatorId }))) throw new AppError('DRAFT_NOT_FOUND');
}

/** @throws AppError DRAFT_NOT_FOUND when it wasn't dropped, or the band has another draft by now */
export async function reopenDraft(
  { db }: Services,
  { draftId }: { draftId: number },
): Promise<void> {
  if (!(await openAgain(db, { draftId }))) throw new AppError('DRAFT_NOT_FOUND');
}
