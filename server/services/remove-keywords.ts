import { randomUUID } from 'node:crypto';
import { changeKeywords } from '#db/queries/keyword-change.ts';
import { AppError } from '../errors.ts';
import type { EditContext } from './edit-context.ts';

interface KeywordIds {
  keywordIds: readonly number[];
}

/** Moves keywords to the trash; what ties them to bands and members stays for their return. */
export async function removeKeywords(
  context: EditContext,
  { keywordIds }: KeywordIds,
): Promise<{ groupId: string | null }> {
  return setDeleted(context, keywordIds, true);
}

/** @throws AppError KEYWORD_EXISTS when none can come back, as there is a live one of the same word */
export async function restoreKeywords(
  context: EditContext,
  { keywordIds }: KeywordIds,
): Promise<{ groupId: string | null }> {
  const restored = await setDeleted(context, keywordIds, false);
  if (restored.groupId === null) throw new AppError('KEYWORD_EXISTS');
  return restored;
}

async function setDeleted(
  { db, actor }: EditContext,
  keywordIds: readonly number[],
  isDeleted: boolean,
): Promise<{ groupId: string | null }> {
  const groupId = randomUUID();
  const action = isDeleted ? 'delete' : 'restore';
  const { changedIds } = await changeKeywords(db, {
    changes: [...new Set(keywordIds)].map((keywordId) => ({
      ...{ keywordId, expected: { isDeleted: !isDeleted }, fields: { isDeleted } },
    })),
    group: { groupId, action, curatorId: actor.curator?.curatorId },
    isStrict: false,
    mayClash: false,
  });
  return { groupId: changedIds.length > 0 ? groupId : null };
}
