import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bandKeyword } from '#db/schema/catalogue.ts';
import { memberKeyword } from '#db/schema/member.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertKeyword, insertMember } from '#db/testing/factories.ts';
import {
  countKeywords,
  type KeywordFilter,
  type KeywordSortKey,
  listKeywordUses,
} from './keyword-list.ts';

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
  const ids = [];
  for (const word of words) {
    ids.push((await insertKeyword(database.db, { keyword: word })).keywordId);
  }
  return ids;
}

function list(
  filter: KeywordFilter,
  by: KeywordSortKey = 'keyword',
  direction = 'asc' as 'asc' | 'desc',
) {
  return listKeywordUses(database.db, {
    filter,
    order: { by, direction },
    limit: 50,
    offset: 0,
  });
}
const words = (rows: { keyword: string }[]) => rows.map(({ keyword }) => keyword);

test('counts live bands, members and recommendations of each word', async () => {
  const { db } = database;
  const [dreamy = 0, dawn = 0] = await insertWords('몽환', '새벽', '안 쓰는');
  const a = await insertBand(db, { keywordIds: [dreamy, dreamy, dawn] });
  const b = await insertBand(db, { keywordIds: [dreamy] });
  const gone = await insertBand(db, { keywordIds: [dreamy], deletedAt });
  await db.insert(bandKeyword).values([
    { bandId: b.bandId, keywordId: dawn, deletedAt },
    { bandId: b.bandId, keywordId: null },
    { bandId: null, keywordId: dawn },
  ]);
  const first = await insertMember(db, { keywordIds: [dreamy, dreamy, dawn] });
  const second = await insertMember(db, { keywordIds: [dreamy] });
  const left = await insertMember(db, { keywordIds: [dreamy], deletedAt });
  await db.insert(memberKeyword).values({ memberId: second.memberId, keywordId: dawn, deletedAt });
  await db.insert(bandRecommend).values([
    { memberId: first.memberId, bandId: a.bandId, priority: 1 },
    { memberId: first.memberId, bandId: gone.bandId, priority: 2 },
    { memberId: second.memberId, bandId: a.bandId, priority: 1 },
    { memberId: second.memberId, bandId: b.bandId, priority: 2 },
    { memberId: second.memberId, bandId: gone.bandId, priority: 3, deletedAt },
    { memberId: left.memberId, bandId: a.bandId, priority: 1 },
  ]);
  const counted = (await list({})).map(({ keywordId: _, sameIds: __, ...row }) => row);
  expect(counted).toEqual([
    { keyword: '몽환', bandCount: 2, memberCount: 2, recommendationCount: 3 },
    { keyword: '새벽', bandCount: 1, memberCount: 1, recommendationCount: 2 },
    { keyword: '안 쓰는', bandCount: 0, memberCount: 0, recommendationCount: 0 },
  ]);
});

test('deleted, absent and blank words are left out', async () => {
  await insertWords(null, ' ', '\t\u3000', '몽환');
  await insertKeyword(database.db, { keyword: 'gone', deletedAt });
  expect(words(await list({}))).toEqual(['몽환']);
  expect(await countKeywords(database.db, {})).toEqual({ used: 0, unused: 1 });
});

test('the same word in another spelling is pointed out, both ways', async () => {
  const ids = await insertWords(
    '드림 팝',
    '드림팝'.normalize('NFD'),
    'Shoegaze',
    'shoegaze ',
    '록',
  );
  const [a, b, c, d, e] = ids;
  await insertKeyword(database.db, { keyword: '록', deletedAt });
  const same = Object.fromEntries((await list({})).map((row) => [row.keywordId, row.sameIds]));
  expect(same).toEqual({ [a!]: [a, b], [b!]: [a, b], [c!]: [c, d], [d!]: [c, d], [e!]: [e] });
});

test('finds a part of a word, taking % and _ for letters', async () => {
  await insertWords('100%', '100', 'Dream Pop', '몽환적인'.normalize('NFD'));
  expect(words(await list({ query: '%' }))).toEqual(['100%']);
  expect(words(await list({ query: '_' }))).toEqual([]);
  expect(words(await list({ query: 'dream' }))).toEqual(['Dream Pop']);
  expect(words(await list({ query: '환적' }))).toEqual(['몽환적인'.normalize('NFD')]);
  expect(await countKeywords(database.db, { query: '100' })).toEqual({ used: 0, unused: 2 });
});

test('tells those that a live band carries from the others', async () => {
  const [used = 0, other = 0] = await insertWords('쓰는', '지운 밴드만', '안 쓰는');
  await insertBand(database.db, { keywordIds: [used] });
  await insertBand(database.db, { keywordIds: [other], deletedAt });
  expect(words(await list({ isUsed: true }))).toEqual(['쓰는']);
  expect(words(await list({ isUsed: false }))).toEqual(['안 쓰는', '지운 밴드만']);
  expect(await countKeywords(database.db, {})).toEqual({ used: 1, unused: 2 });
});

test('orders by each column, ties by word', async () => {
  const { db } = database;
  const [a = 0, b = 0] = await insertWords('a', 'B', 'c');
  const { bandId } = await insertBand(db, { keywordIds: [b] });
  const { memberId } = await insertMember(db, { keywordIds: [a] });
  await db.insert(bandRecommend).values({ memberId, bandId, priority: 1 });
  expect(words(await list({}, 'keyword', 'desc'))).toEqual(['c', 'B', 'a']);
  expect(words(await list({}, 'bands', 'desc'))).toEqual(['B', 'a', 'c']);
  expect(words(await list({}, 'members', 'desc'))).toEqual(['a', 'B', 'c']);
  expect(words(await list({}, 'recommendations', 'desc'))).toEqual(['B', 'a', 'c']);
});
