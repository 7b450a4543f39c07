import { randomUUID } from 'node:crypto';
import { mergeKeywords as applyMerge } from '#db/queries/keyword-merge.ts';
import { AppError } from '../errors.ts';
import type { MergeKeywordsInput } from '../schemas/keyword-edit.ts';
import type { EditContext } from './edit-context.ts';

/**
 * Makes one keyword of several; every band and member keeps it, once.
 * @throws AppError KEYWORD_NOT_FOUND when one of them is gone
 */
export async function mergeKeywords(
  { db, actor }: EditContext,
  { sourceIds, targetId }: MergeKeywordsInput,
): Promise<{ groupId: string | null }> {
  const sources = [...new Set(sourceIds)].filter((id) => id !== targetId);
  if (sources.length === 0) return { groupId: null };
  const groupId = randomUUID();
  const { isDone } = await applyMerge(db, {
    ...{ sourceIds: sources, targetId },
    group: { groupId, action: 'merge', curatorId: actor.curator?.curatorId },
  });
  if (!isDone) throw new AppError('KEYWORD_NOT_FOUND');
  return { groupId };
}
