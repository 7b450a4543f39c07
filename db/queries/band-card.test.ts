import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bandKeyword } from '#db/schema/catalogue.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertKeyword } from '#db/testing/factories.ts';
import { findBandCards, listStarterBandCards, searchBandCards } from './band-card.ts';

const deletedAt = new Date('2025-01-01T00:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate band, keyword restart identity cascade`);
});

async function insertWord(word: string | null, isDeleted = false): Promise<number> {
  const overrides = { keyword: word, deletedAt: isDeleted ? deletedAt : null };
  return (await insertKeyword(database.db, overrides)).keywordId;
}

test('a card holds what a person needs to see', async () => {
  const { db } = database;
  const [dreamy, dawn] = [await insertWord('몽환적인'), await insertWord('새벽')];
  const { bandId } = await insertBand(db, {
    bandName: '쏜애플',
    mainImage: 'https://img.example/1',
    mainMusic: 'https://music.example/1',
    isBand: true,
    keywordIds: [dawn, dreamy, dawn],
    topTrack: { title: '시퍼런 봄', externalUrl: null },
  });
  expect(await findBandCards(db, { bandIds: [bandId, bandId, 999_999] })).toEqual([
    {
      bandId,
      bandName: '쏜애플',
      imageUrl: 'https://img.example/1',
      bandMusic: 'https://music.example/1',
      isBand: true,
      topTrack: { title: '시퍼런 봄', externalUrl: null },
      keywords: ['몽환적인', '새벽'],
    },
  ]);
});

test('a card of a bare band has nulls and no keywords', async () => {
  const { bandId } = await insertBand(database.db, { bandName: null, isBand: null });
  expect(await findBandCards(database.db, { bandIds: [bandId] })).toEqual([
    {
      bandId,
      bandName: '',
      imageUrl: null,
      bandMusic: null,
      isBand: null,
      topTrack: null,
      keywords: [],
    },
  ]);
});

test('keywords come once, without deleted links, deleted words and blanks', async () => {
  const { db } = database;
  const [kept, twin, unlinked] = [
    await insertWord('kept'),
    await insertWord('kept'),
    await insertWord('unlinked'),
  ];
  const skipped = [
    await insertWord('deleted', true),
    await insertWord(null),
    await insertWord(' '),
    await insertWord('\t\u3000'),
  ];
  const { bandId } = await insertBand(db, { keywordIds: [...skipped, twin, kept, kept] });
  await db.insert(bandKeyword).values([
    { bandId, keywordId: unlinked, deletedAt },
    { bandId, keywordId: null },
  ]);
  const [card] = await findBandCards(db, { bandIds: [bandId] });
  expect(card?.keywords).toEqual(['kept']);
});

test('a deleted top track, and one without a title, is none', async () => {
  const { db } = database;
  const deleted = await insertBand(db, { topTrack: { deletedAt } });
  const untitled = await insertBand(db, { topTrack: { title: null } });
  const cards = await findBandCards(db, { bandIds: [deleted.bandId, untitled.bandId] });
  expect(cards.map((card) => card.topTrack)).toEqual([null, null]);
});

test('deleted bands have no card', async () => {
  const { bandId } = await insertBand(database.db, { bandName: 'gone', deletedAt });
  expect(await findBandCards(database.db, { bandIds: [bandId] })).toEqual([]);
  expect(await findBandCards(database.db, { bandIds: [] })).toEqual([]);
  expect(await searchBandCards(database.db, { query: 'gone', limit: 5 })).toEqual([]);
});

describe('a search', () => {
  async function search(names: string[], query: string, limit = 10): Promise<string[]> {
    for (const bandName of names) await insertBand(database.db, { bandName });
    const cards = await searchBandCards(database.db, { query, limit });
    return cards.map(({ bandName }) => bandName);
  }

  test('finds a part of a Korean name', async () => {
    expect(await search(['검정치마', '치마만다', '잔나비'], '치마')).toEqual([
      '치마만다',
      '검정치마',
    ]);
  });

  test.each([
    ['%', ['100% 밴드', '100 밴드']],
    ['_', ['snake_case', 'snakes']],
    ['\\', ['back\\slash', 'backslash']],
    ['\\%', ['a\\%b', 'a%b']],
  ])('takes %s literally', async (query, names) => {
    expect(await search(names, query)).toEqual(names.slice(0, 1));
  });

  test('with decomposed Hangul finds the composed name', async () => {
    expect(await search(['새소년'], '새소'.normalize('NFD'))).toEqual(['새소년']);
  });

  test('ignores the case', async () => {
    expect(await search(['HYUKOH', 'The Black Skirts'], 'hyuk')).toEqual(['HYUKOH']);
    expect(await search([], 'BLACK')).toEqual(['The Black Skirts']);
  });

  test('puts names that start with it first, then the shorter, then the older', async () => {
    const names = ['The Rose', 'Rosewood', 'rose', 'A Rose', 'Prose', 'Roses', 'Rosen'];
    expect(await search(names, 'rose')).toEqual([
      'rose',
      'Roses',
      'Rosen',
      'Rosewood',
      'Prose',
      'A Rose',
      'The Rose',
    ]);
    expect(await search([], 'rose', 2)).toEqual(['rose', 'Roses']);
  });
});

test('starters are live bands with music, unless they are known to be none', async () => {
  const { db } = database;
  const mainMusic = 'https://music.example/1';
  const first = await insertBand(db, { mainMusic });
  await insertBand(db, { mainMusic: null });
  await insertBand(db, { mainMusic, deletedAt });
  await insertBand(db, { mainMusic, isBand: false });
  const unknown = await insertBand(db, { mainMusic, isBand: null });
  const cards = await listStarterBandCards(db, { limit: 10 });
  expect(cards.map(({ bandId }) => bandId)).toEqual([first.bandId, unknown.bandId]);
  expect(await listStarterBandCards(db, { limit: 1 })).toHaveLength(1);
});
