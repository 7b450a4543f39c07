import { randomUUID } from 'node:crypto';
import { findKeywordsByIds, listKeywordsOfWord } from '#db/queries/keyword.ts';
import { changeKeywords } from '#db/queries/keyword-change.ts';
import { AppError } from '../errors.ts';
import type { RenameKeywordInput } from '../schemas/keyword-edit.ts';
import type { EditContext } from './edit-context.ts';
import { mergeKeywords } from './merge-keywords.ts';

/**
 * Gives a keyword another word, or makes one of it and the keyword that has this word, if that is wanted.
 * @throws AppError KEYWORD_EXISTS, EDIT_CONFLICT when it was renamed meanwhile, KEYWORD_NOT_FOUND
 */
export async function renameKeyword(
  context: EditContext,
  { keywordId, from, to, isMergeWanted = false }: RenameKeywordInput,
): Promise<{ groupId: string | null }> {
  const { db, actor } = context;
  const groupId = randomUUID();
  const { isDone, changedIds } = await changeKeywords(db, {
    changes: [{ keywordId, expected: { word: from, isDeleted: false }, fields: { word: to } }],
    group: { groupId, action: 'rename', curatorId: actor.curator?.curatorId },
    isStrict: true,
    mayClash: false,
  });
  if (isDone) return { groupId: changedIds.length > 0 ? groupId : null };
  const [current] = await findKeywordsByIds(db, { keywordIds: [keywordId] });
  if (!current) throw new AppError('KEYWORD_NOT_FOUND');
  const same = await listKeywordsOfWord(db, { word: to });
  const taker = same.find((other) => other.keywordId !== keywordId);
  if (!taker || current.keyword !== from) throw new AppError('EDIT_CONFLICT');
  if (!isMergeWanted) throw new AppError('KEYWORD_EXISTS');
  return mergeKeywords(context, { sourceIds: [keywordId], targetId: taker.keywordId });
}
