import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBand, insertKeyword } from '#db/testing/factories.ts';
import { createContext } from '../context.ts';
import { createCaller } from '../routers/app.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

async function call(role?: 'ROLE_USER' | 'ROLE_ADMIN') {
  const headers = new Headers();
  if (role) headers.set('authorization', await service.authorization(randomUUID(), role));
  return createCaller(createContext(service.runtime, headers));
}

test('a page holds what a row shows, the count of all and the word of the keyword', async () => {
  const { db } = service;
  const { keywordId } = await insertKeyword(db, { keyword: '몽환' });
  const { bandId } = await insertBand(db, {
    bandName: '새소년',
    createdAt: new Date('2026-01-01T00:00:00Z'),
    mainMusic: 'https://music.example/1',
    keywordIds: [keywordId],
    topTrack: { title: '긴 꿈', externalUrl: null },
  });
  for (let index = 0; index < 51; index += 1) await insertBand(db);
  const caller = await call('ROLE_ADMIN');
  const band = {
    bandId,
    bandName: '새소년',
    bandMusic: 'https://music.example/1',
    isBand: true,
    topTrack: { title: '긴 꿈', externalUrl: null },
    keywords: ['몽환'],
    vectorStatus: 'blank',
    place: null,
    neighbourOccurrence: null,
    timesRecommended: 0,
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
  expect(await caller.band.list({ keywordId, query: '새소\0', kind: 'band' })).toEqual({
    bands: [band],
    totalCount: 1,
    keyword: '몽환',
  });
  const first = await caller.band.list({});
  const second = await caller.band.list({ page: 2 });
  expect([first.bands.length, second.bands.length, second.totalCount]).toEqual([50, 2, 52]);
  expect(first.bands[0]).toEqual(band);
  expect(await caller.band.list({ keywordId: 99 })).toEqual({
    bands: [],
    totalCount: 0,
    keyword: null,
  });
  expect(await caller.band.list({ page: 9 })).toMatchObject({ bands: [], totalCount: 52 });
  expect(await caller.band.facets({ kind: 'solo' })).toEqual({
    vector: { current: 0, stale: 0, foreign: 0, missing: 0, blank: 0 },
    neverRecommended: 0,
    band: 52,
    solo: 0,
    deleted: 0,
  });
});

test('keywords come with their other spellings', async () => {
  const a = await insertKeyword(service.db, { keyword: '드림팝' });
  const b = await insertKeyword(service.db, { keyword: '드림 팝' });
  const caller = await call('ROLE_ADMIN');
  const answer = await caller.keyword.browse({ query: '드림\0', used: 'no', sort: 'keyword' });
  const none = { bandCount: 0, memberCount: 0, recommendationCount: 0 };
  const [first, second] = [a, b].map(({ keywordId, keyword }) => ({ keywordId, keyword }));
  expect(answer).toEqual({
    keywords: [
      { ...first, ...none, twins: [second] },
      { ...second, ...none, twins: [first] },
    ],
    totalCount: 2,
    counts: { used: 0, unused: 2, deleted: 0 },
  });
  expect(await caller.keyword.browse({ query: '드림', used: 'yes' })).toMatchObject({
    keywords: [],
    totalCount: 0,
  });
});

test.each([undefined, 'ROLE_USER'] as const)('all of it is closed to %s', async (role) => {
  const caller = await call(role);
  const status = role ? 403 : 401;
  const refusal = { cause: { status } };
  await expect(caller.band.list({})).rejects.toMatchObject(refusal);
  await expect(caller.band.facets({})).rejects.toMatchObject(refusal);
  await expect(caller.band.inspect({ bandId: 1 })).rejects.toMatchObject(refusal);
  await expect(caller.keyword.browse({})).rejects.toMatchObject(refusal);
  await expect(caller.search.everything({ query: 'a' })).rejects.toMatchObject(refusal);
});
