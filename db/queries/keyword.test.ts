import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bandKeyword } from '#db/schema/catalogue.ts';
import { memberKeyword } from '#db/schema/member.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertKeyword, insertMember } from '#db/testing/factories.ts';
import { findKeywordsByIds, findMemberKeywords, listKeywords } from './keyword.ts';

const deletedAt = new Date('2025-01-01T00:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate band, keyword, member restart identity cascade`);
});

async function insertWords(...words: (string | null)[]): Promise<number[]> {
  const ids: number[] = [];
  for (const word of words) {
    ids.push((await insertKeyword(database.db, { keyword: word })).keywordId);
  }
  return ids;
}

test("a member's keywords come once each, by keyword id", async () => {
  const [a = 0, b = 0, c = 0] = await insertWords('몽환적인', 'lo-fi', '새벽');
  const { memberId } = await insertMember(database.db, { keywordIds: [c, a, c, b, a] });
  expect(await findMemberKeywords(database.db, { memberId })).toEqual({
    isEmpty: false,
    keywords: [
      { keywordId: a, keyword: '몽환적인' },
      { keywordId: b, keyword: 'lo-fi' },
      { keywordId: c, keyword: '새벽' },
    ],
  });
});

test('two keywords with the same word are two', async () => {
  const ids = await insertWords('lo-fi', 'lo-fi');
  const { memberId } = await insertMember(database.db, { keywordIds: ids });
  const { keywords } = await findMemberKeywords(database.db, { memberId });
  expect(keywords.map(({ keywordId }) => keywordId)).toEqual(ids);
});

test('deleted links and words are skipped', async () => {
  const { db } = database;
  const [kept = 0, unlinked = 0] = await insertWords('kept', 'unlinked');
  const deleted = await insertKeyword(db, { deletedAt });
  const { memberId } = await insertMember(db, { keywordIds: [kept, deleted.keywordId] });
  await db.insert(memberKeyword).values({ memberId, keywordId: unlinked, deletedAt });
  const keywords = [{ keywordId: kept, keyword: 'kept' }];
  expect(await findMemberKeywords(db, { memberId })).toEqual({ isEmpty: false, keywords });
  expect(await findKeywordsByIds(db, { keywordIds: [deleted.keywordId, kept, kept] })).toEqual(
    keywords,
  );
});

test.each<[string, string | null]>([
  ['null', null],
  ['empty', ''],
  ['spaces', '  '],
  ['a tab and a line end', '\t\n'],
  ['an ideographic space', '\u3000'],
])('a word that is %s is skipped, but the selection is not empty', async (_, word) => {
  const keywordIds = await insertWords(word);
  const { memberId } = await insertMember(database.db, { keywordIds });
  expect(await findMemberKeywords(database.db, { memberId })).toEqual({
    isEmpty: false,
    keywords: [],
  });
  expect(await findKeywordsByIds(database.db, { keywordIds })).toEqual([]);
  await insertBand(database.db, { keywordIds });
  expect(await listKeywords(database.db, { limit: 10 })).toEqual([]);
});

test('a live link to no keyword, or to a deleted one, is a selection without words', async () => {
  const { db } = database;
  const { keywordId } = await insertKeyword(db, { deletedAt });
  const [first, second] = [
    await insertMember(db),
    await insertMember(db, { keywordIds: [keywordId] }),
  ];
  await db.insert(memberKeyword).values({ memberId: first.memberId, keywordId: null });
  for (const { memberId } of [first, second]) {
    expect(await findMemberKeywords(db, { memberId })).toEqual({ isEmpty: false, keywords: [] });
  }
});

test('a selection is empty when no live link is there', async () => {
  const { db } = database;
  const [keywordId = 0] = await insertWords('word');
  const { memberId } = await insertMember(db);
  await insertMember(db, { keywordIds: [keywordId] });
  expect(await findMemberKeywords(db, { memberId })).toEqual({ isEmpty: true, keywords: [] });
  await db.insert(memberKeyword).values({ memberId, keywordId, deletedAt });
  expect(await findMemberKeywords(db, { memberId })).toEqual({ isEmpty: true, keywords: [] });
  expect(await findKeywordsByIds(db, { keywordIds: [] })).toEqual([]);
});

test('the words in use are listed by how many live bands carry them', async () => {
  const { db } = database;
  const [rare = 0, often = 0, equal = 0, unused = 0] = await insertWords('r', 'o', 'e', 'u');
  const gone = await insertKeyword(db, { deletedAt });
  await insertBand(db, { keywordIds: [often, rare, often, gone.keywordId] });
  await insertBand(db, { keywordIds: [often] });
  await insertBand(db, { keywordIds: [equal] });
  await insertBand(db, { keywordIds: [rare, rare, unused], deletedAt });
  const { bandId } = await insertBand(db);
  await db.insert(bandKeyword).values([
    { bandId, keywordId: rare, deletedAt },
    { bandId: null, keywordId: rare },
    { bandId, keywordId: null },
  ]);
  const expected = [
    { keywordId: often, keyword: 'o', bandCount: 2 },
    { keywordId: rare, keyword: 'r', bandCount: 1 },
    { keywordId: equal, keyword: 'e', bandCount: 1 },
  ];
  expect(await listKeywords(db, { limit: 10 })).toEqual(expected);
  expect(await listKeywords(db, { limit: 2 })).toEqual(expected.slice(0, 2));
});
