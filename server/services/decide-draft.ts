import { randomUUID } from 'node:crypto';
import { changeBands } from '#db/queries/band-change.ts';
import { findBandState } from '#db/queries/band-state.ts';
import {
  decideDraft,
  findOpenDraftById,
  reopenDraft as openAgain,
} from '#db/queries/description-draft.ts';
import { normaliseText } from '../embeddings/text-hash.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { AcceptDraftInput } from '../schemas/draft.ts';
import type { EditContext } from './edit-context.ts';

/**
 * Makes a draft, as the curator left it, the description of its band: an edit like any other, with its audit and
 * undo. The draft is closed after it, so that a crash between the two loses nothing.
 * @throws AppError DRAFT_NOT_FOUND, DESCRIPTION_EXISTS when one has come meanwhile
 */
export async function acceptDraft(
  { db, embedder: space, actor }: EditContext,
  { draftId, text }: AcceptDraftInput,
): Promise<{ bandId: number; groupId: string }> {
  const draft = await findOpenDraftById(db, { draftId });
  const state = draft && (await findBandState(db, { bandId: draft.bandId, space }));
  if (!draft || !state) throw new AppError('DRAFT_NOT_FOUND');
  const { bandId } = draft;
  const { description } = state;
  if (normaliseText(description ?? '') !== '') throw new AppError('DESCRIPTION_EXISTS');
  const groupId = randomUUID();
  const curatorId = actor.curator?.curatorId;
  const { isDone } = await changeBands(db, {
    changes: [
      {
        bandId,
        expected: { isDeleted: false, description },
        fields: { description: normaliseText(text) },
      },
    ],
    group: { groupId, action: 'acceptDraft', curatorId },
    space,
    isStrict: true,
  });
  if (!isDone) throw new AppError('DESCRIPTION_EXISTS');
  await decideDraft(db, { draftId, decision: 'accepted', curatorId });
  return { bandId, groupId };
}

/** @throws AppError DRAFT_NOT_FOUND */
export async function dropDraft(
  { db, actor }: Pick<EditContext, 'db' | 'actor'>,
  { draftId }: { draftId: number },
): Promise<void> {
  const curatorId = actor.curator?.curatorId;
  if (!(await decideDraft(db, { draftId, decision: 'dropped', curatorId }))) {
    throw new AppError('DRAFT_NOT_FOUND');
  }
}

/** @throws AppError DRAFT_NOT_FOUND when it wasn't dropped, or the band has another draft by now */
export async function reopenDraft(
  { db }: Pick<Runtime, 'db'>,
  { draftId }: { draftId: number },
): Promise<void> {
  if (!(await openAgain(db, { draftId }))) throw new AppError('DRAFT_NOT_FOUND');
}
