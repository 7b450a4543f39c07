import { randomUUID } from 'node:crypto';
import { changeBands } from '#db/queries/band-change.ts';
import { findBandState } from '#db/queries/band-state.ts';
import { AppError } from '../errors.ts';
import type { EditBandInput } from '../schemas/band-edit.ts';
import type { EditContext } from './edit-context.ts';

/**
 * Changes a band's fields, if it is still in the state that the curator saw. The vector of a changed
 * description stays, as a stale one, until it is replaced.
 * @throws AppError EDIT_CONFLICT when somebody changed it meanwhile; BAND_NOT_FOUND
 */
export async function editBand(
  { db, embedder: space, actor }: EditContext,
  { bandId, revision, fields: { keywords, ...fields } }: EditBandInput,
): Promise<{ groupId: string | null }> {
  const groupId = randomUUID();
  const { isDone, changedIds } = await changeBands(db, {
    changes: [
      {
        ...{ bandId, revision, fields },
        expected: { isDeleted: false },
        words: keywords && { list: keywords, isWhole: true },
      },
    ],
    group: { groupId, action: 'edit', curatorId: actor.curator?.curatorId },
    space,
    isStrict: true,
  });
  if (isDone) return { groupId: changedIds.length > 0 ? groupId : null };
  const isThere = await findBandState(db, { bandId, space });
  throw new AppError(isThere ? 'EDIT_CONFLICT' : 'BAND_NOT_FOUND');
}
