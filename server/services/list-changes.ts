import type { z } from 'zod';
import { type ListedAuditRow, listChanges as selectChanges } from '#db/queries/audit.ts';
import { findKeywordWords } from '#db/queries/keyword.ts';
import type { Runtime } from '../runtime.ts';
import type { Change, ChangeListInput, changeListSchema } from '../schemas/change.ts';

const PAGE_SIZE = 30;
/** A long text is told by its beginning. */
const SHORT_LENGTH = 300;

/** What curators and programs changed, the newest first. */
export async function listChanges(
  { db }: Pick<Runtime, 'db'>,
  { cursor, ...subject }: ChangeListInput,
): Promise<z.infer<typeof changeListSchema>> {
  const rows = await selectChanges(db, { ...subject, beforeId: cursor, limit: PAGE_SIZE + 1 });
  const listed = rows.slice(0, PAGE_SIZE);
  const keywordIds = listed.flatMap(({ before, after }) =>
    [before, after].flatMap((side) => [...idsOf(side), ...mergedIntoOf(side)]),
  );
  const words = keywordIds.length > 0 ? await findKeywordWords(db, { keywordIds }) : new Map();
  return {
    changes: listed.map((row) => describeChange(row, words)),
    hasMore: rows.length > PAGE_SIZE,
  };
}

function describeChange(row: ListedAuditRow, words: ReadonlyMap<number, string>): Change {
  const wordsOf = (ids: readonly number[]) => ids.flatMap((id) => words.get(id) ?? []);
  const { auditEntryId, before, after, undoneAt, createdAt, undoesGroupId: _, ...rest } = row;
  return {
    ...rest,
    entryId: auditEntryId,
    subjectName: row.subjectName ?? '',
    fields: Object.keys({ ...before, ...after })
      .filter((field) => !['keywordIds', 'mergedInto', 'rows'].includes(field))
      .map((field) => ({ field, before: toValue(before[field]), after: toValue(after[field]) }))
      .filter(({ before: former, after: now }) => former !== now),
    keywordsAdded: wordsOf(idsOf(after)),
    keywordsRemoved: wordsOf(idsOf(before)),
    mergedInto: wordsOf([...mergedIntoOf(after), ...mergedIntoOf(before)])[0] ?? null,
    at: createdAt.toISOString(),
    isUndone: undoneAt !== null,
  };
}

function idsOf({ keywordIds }: Record<string, unknown>): number[] {
  return Array.isArray(keywordIds) ? keywordIds : [];
}

function mergedIntoOf({ mergedInto }: Record<string, unknown>): number[] {
  return typeof mergedInto === 'number' ? [mergedInto] : [];
}

function toValue(value: unknown): string | boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return value.length > SHORT_LENGTH ? `${value.slice(0, SHORT_LENGTH)}…` : value;
}
