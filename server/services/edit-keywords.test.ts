import { asc, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { band, bandDescription, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import { member, memberKeyword } from '#db/schema/member.ts';
import { insertBand, insertKeyword, insertMember } from '#db/testing/factories.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { browseKeywords } from './browse-keywords.ts';
import { describeBandForEditing } from './describe-band-for-editing.ts';
import { editBand } from './edit-band.ts';
import type { EditContext } from './edit-context.ts';
import { findSimilarKeywords } from './find-similar-keywords.ts';
import { listChanges } from './list-changes.ts';
import { mergeKeywords } from './merge-keywords.ts';
import { removeKeywords, restoreKeywords } from './remove-keywords.ts';
import { renameKeyword } from './rename-keyword.ts';
import { undoChange } from './undo-change.ts';

let service: TestService;
let ctx: EditContext;

beforeAll(async () => {
  service = await startTestService();
  ctx = { ...service.runtime, actor: { curator: undefined } };
});
afterAll(() => service.close());
beforeEach(async () => {
  const tables = [auditEntry, memberKeyword, bandKeyword, bandDescription, keyword, band, member];
  for (const table of tables) await service.db.delete(table);
});

const add = async (word: string) => (await insertKeyword(service.db, { keyword: word })).keywordId;
const bandTies = () =>
  service.db
    .select({ bandId: bandKeyword.bandId, keywordId: bandKeyword.keywordId })
    .from(bandKeyword)
    .where(isNull(bandKeyword.deletedAt))
    .orderBy(asc(bandKeyword.bandKeywordId));
const memberTies = () =>
  service.db
    .select({ memberId: memberKeyword.memberId, keywordId: memberKeyword.keywordId })
    .from(memberKeyword)
    .where(isNull(memberKeyword.deletedAt))
    .orderBy(asc(memberKeyword.memberKeywordId));
const words = async (isDeleted = false) => {
  const input = { query: '', isDeleted, sort: 'keyword', direction: 'asc', page: 1 } as const;
  return (await browseKeywords(ctx, input)).keywords.map((row) => row.keyword);
};

describe('renameKeyword', () => {
  test('gives another word, undone too, and says when the word is taken', async () => {
    const keywordId = await add('몽한');
    await add('슈게이징');
    const rename = (from: string, to: string) => renameKeyword(ctx, { keywordId, from, to });
    const { groupId } = await rename('몽한', '몽환');
    expect(await words()).toEqual(['몽환', '슈게이징']);
    await expect(rename('몽환', '슈게이징')).rejects.toMatchObject({ code: 'KEYWORD_EXISTS' });
    const merged = await renameKeyword(ctx, {
      ...{ keywordId, from: '몽환', to: '슈게이징', isMergeWanted: true },
    });
    expect(await words()).toEqual(['슈게이징']);
    await undoChange(ctx, { groupId: merged.groupId! });
    await expect(rename('몽한', '다른 말')).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
    await undoChange(ctx, { groupId: groupId! });
    expect(await words()).toEqual(['몽한', '슈게이징']);
    await removeKeywords(ctx, { keywordIds: [keywordId] });
    await expect(rename('몽한', '몽환')).rejects.toMatchObject({ code: 'KEYWORD_NOT_FOUND' });
  });

  test('changes the case of its own word', async () => {
    const keywordId = await add('Rock');
    await renameKeyword(ctx, { keywordId, from: 'Rock', to: 'rock' });
    expect(await words()).toEqual(['rock']);
  });

  test('counts as a change of the bands that carry it', async () => {
    const keywordId = await add('몽한');
    const { bandId } = await insertBand(service.db, { keywordIds: [keywordId] });
    const { revision } = await describeBandForEditing(ctx, { bandId });
    await renameKeyword(ctx, { keywordId, from: '몽한', to: '몽환' });
    const late = editBand(ctx, { bandId, revision, fields: { keywords: ['몽한', '록'] } });
    await expect(late).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
  });
});

describe('mergeKeywords', () => {
  test('moves bands and members without duplicates, and gives all back exactly', async () => {
    const [target, twin, third] = [await add('몽환'), await add('몽환적'), await add('몽환적인')];
    for (const keywordIds of [[target, twin], [twin, third], [third], []]) {
      await insertBand(service.db, { keywordIds });
      await insertMember(service.db, { keywordIds });
    }
    const before = [await bandTies(), await memberTies()];
    const { groupId } = await mergeKeywords(ctx, { sourceIds: [twin, third], targetId: target });
    for (const ties of [await bandTies(), await memberTies()]) {
      expect(ties.map(({ keywordId }) => keywordId)).toEqual([target, target, target]);
    }
    expect(new Set((await bandTies()).map(({ bandId }) => bandId)).size).toBe(3);
    expect(await words()).toEqual(['몽환']);
    expect(await words(true)).toEqual(['몽환적', '몽환적인']);
    const { changes } = await listChanges(ctx, {});
    expect(changes[0]).toMatchObject({ action: 'merge', groupSize: 2, mergedInto: '몽환' });

    const undo = await undoChange(ctx, { groupId: groupId! });
    expect([await bandTies(), await memberTies()]).toEqual(before);
    expect(await words()).toEqual(['몽환', '몽환적', '몽환적인']);
    await undoChange(ctx, undo);
    expect(await words()).toEqual(['몽환']);
    expect(await bandTies()).toHaveLength(3);
  });

  test('is not undone after a band lost the keyword', async () => {
    const [target, twin] = [await add('몽환'), await add('몽환적')];
    const { bandId } = await insertBand(service.db, { keywordIds: [twin] });
    const { groupId } = await mergeKeywords(ctx, { sourceIds: [twin], targetId: target });
    const { revision } = await describeBandForEditing(ctx, { bandId });
    await editBand(ctx, { bandId, revision, fields: { keywords: [] } });
    await expect(undoChange(ctx, { groupId: groupId! })).rejects.toMatchObject({
      code: 'UNDO_CONFLICT',
    });
    expect(await words()).toEqual(['몽환']);
  });

  test('does nothing when one of them is gone, or with itself', async () => {
    const [target, twin] = [await add('몽환'), await add('몽환적')];
    expect(await mergeKeywords(ctx, { sourceIds: [target], targetId: target })).toEqual({
      groupId: null,
    });
    await removeKeywords(ctx, { keywordIds: [target] });
    await expect(mergeKeywords(ctx, { sourceIds: [twin], targetId: target })).rejects.toMatchObject(
      { code: 'KEYWORD_NOT_FOUND' },
    );
    expect(await words()).toEqual(['몽환적']);
  });

  test('of two merges at once that cross, one is done', async () => {
    const [one, other] = [await add('몽환'), await add('몽환적')];
    const results = await Promise.allSettled([
      mergeKeywords(ctx, { sourceIds: [one], targetId: other }),
      mergeKeywords(ctx, { sourceIds: [other], targetId: one }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await words()).toHaveLength(1);
  });
});

describe('removeKeywords', () => {
  test('moves them to the trash with what they are tied to, and back', async () => {
    const keywordId = await add('몽환');
    const { bandId } = await insertBand(service.db, { keywordIds: [keywordId] });
    const { groupId } = await removeKeywords(ctx, { keywordIds: [keywordId] });
    expect([await words(), await words(true)]).toEqual([[], ['몽환']]);
    expect((await describeBandForEditing(ctx, { bandId })).keywords).toEqual([]);
    await undoChange(ctx, { groupId: groupId! });
    expect((await describeBandForEditing(ctx, { bandId })).keywords).toEqual(['몽환']);
    await removeKeywords(ctx, { keywordIds: [keywordId] });
    await restoreKeywords(ctx, { keywordIds: [keywordId] });
    expect(await words()).toEqual(['몽환']);
  });

  test('one does not come back beside a live one of the same word', async () => {
    const keywordId = await add('몽환');
    await removeKeywords(ctx, { keywordIds: [keywordId] });
    await add('몽환');
    await expect(restoreKeywords(ctx, { keywordIds: [keywordId] })).rejects.toMatchObject({
      code: 'KEYWORD_EXISTS',
    });
    expect(await words()).toEqual(['몽환']);
  });
});

test('findSimilarKeywords names the most used of a group first', async () => {
  const [ending, base] = [await add('몽환적인'), await add('몽환')];
  await add('록');
  await insertBand(service.db, { keywordIds: [base] });
  expect(await findSimilarKeywords(ctx)).toEqual([
    {
      similarity: 'ending',
      keywords: [
        { keywordId: base, keyword: '몽환', bandCount: 1, memberCount: 0 },
        { keywordId: ending, keyword: '몽환적인', bandCount: 0, memberCount: 0 },
      ],
    },
  ]);
});
