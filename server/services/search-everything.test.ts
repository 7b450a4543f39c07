import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertBand, insertKeyword, insertMember } from '#db/testing/factories.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { searchEverything } from './search-everything.ts';

const deletedAt = new Date('2025-01-01T00:00:00Z');
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());
beforeEach(async () => {
  await service.db.execute(sql`truncate band, keyword, member restart identity cascade`);
});

const search = (query: string) => searchEverything(service.runtime, { query });
const NOTHING = { bands: [], members: [], keywords: [] };

test('finds bands, members and keywords at once', async () => {
  const { db } = service;
  const { keywordId } = await insertKeyword(db, { keyword: '새벽' });
  const { bandId } = await insertBand(db, { bandName: '새소년', keywordIds: [keywordId] });
  await insertMember(db, { externalId: 'a0a0-1', userId: '새싹' });
  expect(await search('새')).toEqual({
    bands: [{ bandId, bandName: '새소년', keywords: ['새벽'] }],
    members: [{ externalId: 'a0a0-1', userId: '새싹' }],
    keywords: [{ keywordId, keyword: '새벽', bandCount: 1 }],
  });
});

test('finds members by the start of their id, those first, and by a part of their user id', async () => {
  const { db } = service;
  await insertMember(db, { externalId: 'ffff-1', userId: 'babe' });
  await insertMember(db, { externalId: 'ABE0-2', userId: null });
  await insertMember(db, { externalId: '00abe-3', userId: null });
  await insertMember(db, { externalId: null, userId: 'abel' });
  await insertMember(db, { externalId: 'abe1-4', deletedAt });
  const { members } = await search('abe');
  expect(members.map(({ externalId }) => externalId)).toEqual(['ABE0-2', 'ffff-1']);
});

test('finds nothing that is deleted or has no name', async () => {
  const { db } = service;
  await insertKeyword(db, { keyword: 'gone', deletedAt });
  await insertKeyword(db, { keyword: null });
  await insertBand(db, { bandName: 'gone', deletedAt });
  await insertBand(db, { bandName: null });
  await insertMember(db, { externalId: 'gone', deletedAt });
  expect(await search('gone')).toEqual(NOTHING);
});

test.each(['', '  ', '\0', '\0 \0'])('of %j there is nothing to look for', async (query) => {
  await insertBand(service.db, { bandName: 'a b' });
  expect(await search(query)).toEqual(NOTHING);
});

test.each(['%', '_', '\\', "'", '🎸'])('takes %s for a letter', async (query) => {
  const { db } = service;
  await insertBand(db, { bandName: `a${query}b` });
  await insertBand(db, { bandName: 'ab' });
  await insertKeyword(db, { keyword: 'ab' });
  await insertMember(db, { userId: 'ab' });
  const { bands, members, keywords } = await search(query);
  expect(bands.map(({ bandName }) => bandName)).toEqual([`a${query}b`]);
  expect([...members, ...keywords]).toEqual([]);
});

test('a NUL between letters is none', async () => {
  const { bandId } = await insertBand(service.db, { bandName: 'slowdive' });
  expect((await search('slow\0dive')).bands).toMatchObject([{ bandId }]);
});

test('finds a name however it and the query are composed', async () => {
  const { bandId } = await insertBand(service.db, { bandName: '새소년'.normalize('NFD') });
  const { keywordId } = await insertKeyword(service.db, { keyword: '소년' });
  expect(await search('소년'.normalize('NFD'))).toMatchObject({
    bands: [{ bandId }],
    keywords: [{ keywordId, bandCount: 0 }],
  });
});

test('answers a few of each, keywords that begin with it first, then the most used', async () => {
  const { db } = service;
  const ids = [];
  for (const word of ['x popa', 'pop', 'popb', 'popc', 'popd']) {
    ids.push((await insertKeyword(db, { keyword: word })).keywordId);
  }
  for (let index = 0; index < 8; index += 1) {
    await insertBand(db, { bandName: `pop ${index}`, keywordIds: [ids[3]!] });
    await insertMember(db, { userId: `pop ${index}` });
  }
  const { bands, members, keywords } = await search('pop');
  expect([bands.length, members.length]).toEqual([6, 4]);
  expect(keywords.map(({ keyword }) => keyword)).toEqual(['popc', 'pop', 'popb', 'popd']);
});
