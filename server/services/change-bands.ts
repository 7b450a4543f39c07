import { randomUUID } from 'node:crypto';
import { changeBands as applyChanges, type BandChange } from '#db/queries/band-change.ts';
import { listBandIds } from '#db/queries/band-list.ts';
import { listKeywordsOfWord } from '#db/queries/keyword.ts';
import type { BandSelection, BulkAction } from '../schemas/band-edit.ts';
import { BULK_BAND_COUNT } from '../schemas/band-edit-words.ts';
import type { EditContext } from './edit-context.ts';
import { toFilter } from './list-bands.ts';

/** Does one thing to many bands, as one change that can be undone as a whole. Bands that it doesn't fit stay. */
export async function changeBands(
  context: EditContext,
  { selection, action }: { selection: BandSelection; action: BulkAction },
): Promise<{ groupId: string | null; changedCount: number }> {
  const { db, embedder, actor } = context;
  const bandIds = await findSelected(context, selection);
  const toChange = await planChange(db, action);
  const groupId = randomUUID();
  const { changedIds } = await applyChanges(db, {
    changes: bandIds.map((bandId) => ({ bandId, ...toChange })),
    group: { groupId, action: action.kind, curatorId: actor.curator?.curatorId },
    space: embedder,
    isStrict: false,
  });
  return { groupId: changedIds.length > 0 ? groupId : null, changedCount: changedIds.length };
}

/** The ids of the bands, each once. */
export async function findSelected(
  { db, embedder: space }: Pick<EditContext, 'db' | 'embedder'>,
  selection: BandSelection,
): Promise<number[]> {
  if ('bandIds' in selection) return [...new Set(selection.bandIds)];
  return listBandIds(db, {
    filter: toFilter(selection.filter),
    space,
    order: { by: 'name', direction: 'asc' },
    limit: BULK_BAND_COUNT,
    offset: 0,
  });
}

async function planChange(
  db: EditContext['db'],
  action: BulkAction,
): Promise<Omit<BandChange, 'bandId'>> {
  const live = { expected: { isDeleted: false } };
  switch (action.kind) {
    case 'delete':
      return { ...live, fields: { isDeleted: true } };
    case 'restore':
      return { expected: { isDeleted: true }, fields: { isDeleted: false } };
    case 'addKeyword':
      return { ...live, words: { list: [action.keyword], isWhole: false } };
    case 'removeKeyword': {
      const same = await listKeywordsOfWord(db, { word: action.keyword });
      return { ...live, removeKeywordIds: same.map(({ keywordId }) => keywordId) };
    }
  }
}
