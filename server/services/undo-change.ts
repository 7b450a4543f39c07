import { randomUUID } from 'node:crypto';
import { type AuditRow, listGroupEntries } from '#db/queries/audit.ts';
import { type BandChange, type ChangeGroup, changeBands } from '#db/queries/band-change.ts';
import { changeKeywords, type KeywordScalars } from '#db/queries/keyword-change.ts';
import { type MergedRows, mergeKeywords, unmergeKeywords } from '#db/queries/keyword-merge.ts';
import { AppError } from '../errors.ts';
import type { EditContext } from './edit-context.ts';

/**
 * Gives everything that one action changed its former value, if all of it is still as the action left it. That is
 * a change of its own, which can be undone in its turn.
 * @throws AppError CHANGE_NOT_FOUND; UNDO_CONFLICT when it was undone before or something changed since
 */
export async function undoChange(
  context: EditContext,
  { groupId }: { groupId: string },
): Promise<{ groupId: string }> {
  const entries = await listGroupEntries(context.db, { groupId });
  if (entries.length === 0) throw new AppError('CHANGE_NOT_FOUND');
  const group: ChangeGroup = {
    groupId: randomUUID(),
    action: 'undo',
    curatorId: context.actor.curator?.curatorId,
    undoesGroupId: groupId,
  };
  const { isDone } = await takeBack(context, entries, group);
  if (!isDone) throw new AppError('UNDO_CONFLICT');
  return { groupId: group.groupId };
}

function takeBack(
  { db, embedder: space }: EditContext,
  entries: readonly AuditRow[],
  group: ChangeGroup,
) {
  const [first] = entries;
  if (first?.subject === 'band') {
    return changeBands(db, { changes: entries.map(reverseBand), group, space, isStrict: true });
  }
  if (first && 'rows' in first.after) {
    return unmergeKeywords(db, { merges: entries.map(reverseMerge), group });
  }
  if (first && 'mergedInto' in first.before) {
    const sourceIds = entries.map(({ subjectId }) => subjectId);
    return mergeKeywords(db, { sourceIds, targetId: Number(first.before.mergedInto), group });
  }
  const changes = entries.map(({ subjectId, before, after }) => ({
    keywordId: subjectId,
    expected: after as Partial<KeywordScalars>,
    fields: before as Partial<KeywordScalars>,
  }));
  return changeKeywords(db, { changes, group, isStrict: true, mayClash: true });
}

/** Only what `before` knows goes back: a new band's other fields stay for its restoration. */
function reverseBand({ subjectId, before, after }: AuditRow): BandChange {
  const { keywordIds: gone, ...fields } = before;
  const { keywordIds: come } = after;
  const expected = Object.fromEntries(Object.keys(fields).map((key) => [key, after[key]]));
  return {
    bandId: subjectId,
    expected,
    fields,
    addKeywordIds: (gone ?? []) as number[],
    removeKeywordIds: before.keywordIds === undefined ? [] : ((come ?? []) as number[]),
  };
}

function reverseMerge({ subjectId, after }: AuditRow) {
  const { mergedInto, rows } = after as { mergedInto: number; rows: MergedRows };
  return { ...rows, sourceId: subjectId, targetId: mergedInto };
}
