import { and, asc, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertCurator } from '#db/queries/curator.ts';
import { band, bandDescription, bandKeyword, keyword, topTrack } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import { insertBand, insertKeyword, unitVector } from '#db/testing/factories.ts';
import { hashText } from '../embeddings/text-hash.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { changeBands } from './change-bands.ts';
import { createBand } from './create-band.ts';
import { describeBandForEditing } from './describe-band-for-editing.ts';
import { editBand } from './edit-band.ts';
import type { EditContext } from './edit-context.ts';
import { listChanges } from './list-changes.ts';
import { undoChange } from './undo-change.ts';

let service: TestService;
let ctx: EditContext;

beforeAll(async () => {
  service = await startTestService();
  const row = await insertCurator(service.db, {
    email: 'sori@example.com',
    name: '소리',
    role: 'curator',
    passwordHash: null,
  });
  const { curatorId } = row!;
  const curator = { curatorId, email: 'sori@example.com', name: '소리', role: 'curator' } as const;
  ctx = { ...service.runtime, actor: { curator } };
});
afterAll(() => service.close());
beforeEach(async () => {
  for (const table of [auditEntry, bandKeyword, topTrack, bandDescription, keyword, band]) {
    await service.db.delete(table);
  }
});

const look = async (bandId: number) => {
  const { revision: _, ...fields } = await describeBandForEditing(ctx, { bandId });
  return fields;
};
const revisionOf = async (bandId: number) =>
  (await describeBandForEditing(ctx, { bandId })).revision;
const wordsOf = async (bandId: number) => (await look(bandId)).keywords;

async function edit(
  bandId: number,
  fields: Parameters<typeof editBand>[1]['fields'],
  revision?: string,
) {
  return editBand(ctx, { bandId, revision: revision ?? (await revisionOf(bandId)), fields });
}

describe('editBand', () => {
  test('keeps what a vector without provenance was made from', async () => {
    const { bandId } = await insertBand(service.db, {
      description: ' 옛 글 ',
      embedding: unitVector(1),
    });
    await edit(bandId, { description: '새 글' });
    const read = () =>
      service.db.select({ hash: bandDescription.embeddingTextHash }).from(bandDescription);
    expect(await read()).toEqual([{ hash: hashText('옛 글') }]);
    await edit(bandId, { description: '더 새 글' });
    expect(await read()).toEqual([{ hash: hashText('옛 글') }]);
  });

  test('changes every field in one go and tells what it was', async () => {
    const rock = await insertKeyword(service.db, { keyword: '록' });
    const dream = await insertKeyword(service.db, { keyword: '몽환' });
    const { bandId } = await insertBand(service.db, {
      bandName: '새소년',
      description: '청춘의 록.',
      keywordIds: [rock.keywordId],
      topTrack: { title: '긴 꿈', externalUrl: 'https://music.example/1' },
    });
    const { groupId } = await edit(bandId, {
      name: '새소년 (SE SO NEON)',
      imageUrl: 'https://img.example/1.jpg',
      websiteUrl: 'https://band.example',
      musicUrl: 'https://music.example',
      isBand: false,
      description: '청춘의 몽환.',
      trackTitle: '난춘',
      trackUrl: null,
      keywords: ['몽환', '슈게이징', '슈게이징'],
    });
    expect(await look(bandId)).toEqual({
      bandId,
      name: '새소년 (SE SO NEON)',
      imageUrl: 'https://img.example/1.jpg',
      websiteUrl: 'https://band.example',
      musicUrl: 'https://music.example',
      isBand: false,
      description: '청춘의 몽환.',
      trackTitle: '난춘',
      trackUrl: null,
      keywords: ['몽환', '슈게이징'],
    });
    const { changes } = await listChanges(ctx, { subject: 'band', subjectId: bandId });
    expect(changes).toEqual([
      expect.objectContaining({
        ...{ groupId, action: 'edit', curatorName: '소리', groupSize: 1, isUndone: false },
        keywordsAdded: expect.arrayContaining([dream.keyword, '슈게이징']),
        keywordsRemoved: ['록'],
      }),
    ]);
    const fields = Object.fromEntries(
      changes[0]!.fields.map(({ field, before, after }) => [field, [before, after]]),
    );
    expect(fields).toEqual({
      name: ['새소년', '새소년 (SE SO NEON)'],
      imageUrl: [null, 'https://img.example/1.jpg'],
      websiteUrl: [null, 'https://band.example'],
      musicUrl: [null, 'https://music.example'],
      isBand: [true, false],
      description: ['청춘의 록.', '청춘의 몽환.'],
      trackTitle: ['긴 꿈', '난춘'],
      trackUrl: ['https://music.example/1', null],
    });
  });

  test('makes a description, a track and keywords where there were none, and takes them away', async () => {
    const { bandId } = await insertBand(service.db);
    await edit(bandId, { description: '첫 소개.', trackTitle: '첫 곡', keywords: ['첫 말'] });
    expect(await look(bandId)).toMatchObject({
      ...{ description: '첫 소개.', trackTitle: '첫 곡', keywords: ['첫 말'] },
    });
    await edit(bandId, { description: null, trackTitle: null, keywords: [] });
    expect(await look(bandId)).toMatchObject({
      ...{ description: null, trackTitle: null, keywords: [] },
    });
    expect(await service.db.select().from(topTrack).where(isNull(topTrack.deletedAt))).toEqual([]);
    await edit(bandId, { trackTitle: '둘째 곡', keywords: ['첫 말'] });
    expect(await look(bandId)).toMatchObject({ trackTitle: '둘째 곡', keywords: ['첫 말'] });
    expect(await service.db.select().from(topTrack)).toHaveLength(1);
    expect(await service.db.select().from(bandKeyword)).toHaveLength(1);
    expect(await service.db.select().from(keyword)).toHaveLength(1);
  });

  test('takes a keyword that there is, in any case and however its letters are composed', async () => {
    await insertKeyword(service.db, { keyword: 'Dream Pop' });
    await insertKeyword(service.db, { keyword: '몽환'.normalize('NFD') });
    const { bandId } = await insertBand(service.db);
    await edit(bandId, { keywords: ['dream pop', '몽환'] });
    expect(await service.db.select().from(keyword)).toHaveLength(2);
    expect(await wordsOf(bandId)).toEqual(['Dream Pop', '몽환'.normalize('NFD')]);
  });

  test('leaves the vector of a changed text in place, with the hash of the old one', async () => {
    const { bandId } = await insertBand(service.db, {
      description: '옛 글.',
      embedding: unitVector(1),
      descriptionRow: { embeddingTextHash: hashText('옛 글.') },
    });
    await edit(bandId, { description: '새 글.' });
    const [row] = await service.db.select().from(bandDescription);
    expect(row).toMatchObject({ description: '새 글.', embeddingTextHash: hashText('옛 글.') });
    expect(row!.embedding).not.toBeNull();
  });

  test('writes nothing where nothing changes', async () => {
    const { bandId } = await insertBand(service.db, { bandName: '그대로' });
    const revision = await revisionOf(bandId);
    expect(await edit(bandId, { name: '그대로', keywords: [] })).toEqual({ groupId: null });
    expect(await revisionOf(bandId)).toBe(revision);
    expect(await service.db.select().from(auditEntry)).toEqual([]);
  });

  test.each([
    ['a field', { name: '먼저' }],
    ['the text', { description: '먼저.' }],
    ['the keywords', { keywords: ['먼저'] }],
    ['the track', { trackTitle: '먼저' }],
  ])(
    'is refused after another change of %s, and leaves no new keyword behind',
    async (_, first) => {
      const { bandId } = await insertBand(service.db, { description: '처음.' });
      const revision = await revisionOf(bandId);
      await edit(bandId, first);
      const before = await look(bandId);
      const late = edit(bandId, { name: '나중', keywords: ['나중 말'] }, revision);
      await expect(late).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
      expect(await look(bandId)).toEqual(before);
      const words = await service.db.select().from(keyword).where(eq(keyword.keyword, '나중 말'));
      expect(words).toEqual([]);
    },
  );

  test('is not refused because the text got a vector meanwhile', async () => {
    const { bandId } = await insertBand(service.db, { description: '처음.' });
    const revision = await revisionOf(bandId);
    await service.db.update(bandDescription).set({ embedding: unitVector(2) });
    await edit(bandId, { name: '나중' }, revision);
    expect(await look(bandId)).toMatchObject({ name: '나중' });
  });

  test('of many at once, one wins and the others are told', async () => {
    const { bandId } = await insertBand(service.db, { bandName: '처음' });
    const revision = await revisionOf(bandId);
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        edit(bandId, { name: `이름 ${i}`, keywords: [`말 ${i}`] }, revision),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await service.db.select().from(auditEntry)).toHaveLength(1);
    const { name, keywords } = await look(bandId);
    expect(keywords).toEqual([name.replace('이름', '말')]);
  });

  test('is not found when deleted', async () => {
    const { bandId } = await insertBand(service.db);
    const revision = await revisionOf(bandId);
    await changeBands(ctx, { selection: { bandIds: [bandId] }, action: { kind: 'delete' } });
    await expect(edit(bandId, { name: '늦음' }, revision)).rejects.toMatchObject({
      code: 'BAND_NOT_FOUND',
    });
  });
});

describe('createBand', () => {
  test('makes a band with all it has; undone it is in the trash, and comes back whole', async () => {
    const { bandId, groupId } = await createBand(ctx, {
      fields: { name: '새 밴드', description: '소개.', keywords: ['록'], trackTitle: '곡' },
      isNamesakeKnown: false,
    });
    const made = await look(bandId);
    expect(made).toMatchObject({ name: '새 밴드', description: '소개.', keywords: ['록'] });
    const undone = await undoChange(ctx, { groupId });
    await expect(look(bandId)).rejects.toMatchObject({ code: 'BAND_NOT_FOUND' });
    await undoChange(ctx, undone);
    expect(await look(bandId)).toEqual(made);
  });

  test('warns of a live namesake, once', async () => {
    await insertBand(service.db, { bandName: '겹침'.normalize('NFD') });
    const fields = { name: '겹침' };
    await expect(createBand(ctx, { fields, isNamesakeKnown: false })).rejects.toMatchObject({
      code: 'BAND_NAME_EXISTS',
    });
    const { bandId } = await createBand(ctx, { fields, isNamesakeKnown: true });
    expect(await look(bandId)).toMatchObject(fields);
  });
});

describe('undoChange', () => {
  test('gives back what it was, is told, and can be undone itself', async () => {
    const { bandId } = await insertBand(service.db, { bandName: '처음', description: '처음.' });
    await edit(bandId, { keywords: ['가', '나'] });
    const first = await look(bandId);
    const { groupId } = await edit(bandId, {
      name: '다음',
      description: null,
      keywords: ['나', '다'],
    });
    const second = await look(bandId);
    const undo = await undoChange(ctx, { groupId: groupId! });
    expect(await look(bandId)).toEqual(first);
    const { changes } = await listChanges(ctx, { subject: 'band', subjectId: bandId });
    expect(changes.map(({ action, isUndone }) => [action, isUndone])).toEqual([
      ['undo', false],
      ['edit', true],
      ['edit', false],
    ]);
    await undoChange(ctx, undo);
    expect(await look(bandId)).toEqual(second);
  });

  test('is refused after a later change of the same field, and only then', async () => {
    const { bandId } = await insertBand(service.db, { bandName: '처음' });
    const name = await edit(bandId, { name: '다음' });
    const words = await edit(bandId, { keywords: ['가'] });
    await edit(bandId, { name: '나중', isBand: false });
    await expect(undoChange(ctx, { groupId: name.groupId! })).rejects.toMatchObject({
      code: 'UNDO_CONFLICT',
    });
    await undoChange(ctx, { groupId: words.groupId! });
    expect(await look(bandId)).toMatchObject({ name: '나중', isBand: false, keywords: [] });
  });

  test('of two at once, one is done', async () => {
    const { bandId } = await insertBand(service.db, { bandName: '처음' });
    const { groupId } = await edit(bandId, { name: '다음' });
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => undoChange(ctx, { groupId: groupId! })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await look(bandId)).toMatchObject({ name: '처음' });
  });

  test('does not know a change that never was', async () => {
    const groupId = '00000000-0000-4000-8000-000000000000';
    await expect(undoChange(ctx, { groupId })).rejects.toMatchObject({ code: 'CHANGE_NOT_FOUND' });
  });
});

describe('changeBands', () => {
  async function insertBands(count: number): Promise<number[]> {
    const rows = await service.db
      .insert(band)
      .values(Array.from({ length: count }, (_, i) => ({ bandName: `밴드 ${i}`, isBand: true })))
      .returning({ bandId: band.bandId });
    return rows.map(({ bandId }) => bandId);
  }
  const liveIds = async () => {
    const live = service.db.select().from(band).where(isNull(band.deletedAt));
    return (await live.orderBy(asc(band.bandId))).map(({ bandId }) => bandId);
  };

  test('deletes 1,000 bands as one change, undone as one', async () => {
    const bandIds = await insertBands(1_000);
    const other = await insertBand(service.db, { bandName: '남는 팀' });
    const deleted = await changeBands(ctx, {
      selection: { filter: { query: '밴드' } },
      action: { kind: 'delete' },
    });
    expect(deleted.changedCount).toBe(1_000);
    expect(await liveIds()).toEqual([other.bandId]);
    const { changes } = await listChanges(ctx, {});
    expect(changes.map(({ action, groupSize }) => [action, groupSize])).toEqual([
      ['delete', 1_000],
    ]);
    await undoChange(ctx, { groupId: deleted.groupId! });
    expect(await liveIds()).toEqual([...bandIds, other.bandId]);
  });

  test('is undone as a whole or not at all', async () => {
    const bandIds = await insertBands(3);
    const { groupId } = await changeBands(ctx, {
      selection: { bandIds },
      action: { kind: 'delete' },
    });
    await changeBands(ctx, {
      selection: { bandIds: [bandIds[1]!] },
      action: { kind: 'restore' },
    });
    await expect(undoChange(ctx, { groupId: groupId! })).rejects.toMatchObject({
      code: 'UNDO_CONFLICT',
    });
    expect(await liveIds()).toEqual([bandIds[1]]);
  });

  test('adds a keyword to those without it and takes it from all, undone exactly', async () => {
    const rock = await insertKeyword(service.db, { keyword: '록' });
    const with_ = await insertBand(service.db, { keywordIds: [rock.keywordId] });
    const without = await insertBand(service.db);
    const bandIds = [with_.bandId, without.bandId];
    const added = await changeBands(ctx, {
      selection: { bandIds },
      action: { kind: 'addKeyword', keyword: '록' },
    });
    expect(added.changedCount).toBe(1);
    expect(await wordsOf(without.bandId)).toEqual(['록']);
    const removed = await changeBands(ctx, {
      selection: { bandIds },
      action: { kind: 'removeKeyword', keyword: '록' },
    });
    expect(removed.changedCount).toBe(2);
    await undoChange(ctx, { groupId: removed.groupId! });
    await undoChange(ctx, { groupId: added.groupId! });
    expect(await wordsOf(with_.bandId)).toEqual(['록']);
    expect(await wordsOf(without.bandId)).toEqual([]);
    const live = and(eq(bandKeyword.keywordId, rock.keywordId), isNull(bandKeyword.deletedAt));
    expect(await service.db.select().from(bandKeyword).where(live)).toHaveLength(1);
  });

  test('tells when there was nothing to do', async () => {
    const [bandId] = await insertBands(1);
    const result = await changeBands(ctx, {
      selection: { bandIds: [bandId!] },
      action: { kind: 'removeKeyword', keyword: '없는 말' },
    });
    expect(result).toEqual({ groupId: null, changedCount: 0 });
  });
});
