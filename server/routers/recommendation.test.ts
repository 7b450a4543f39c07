import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBand, insertKeyword, insertMember, unitVector } from '#db/testing/factories.ts';
import { createContext } from '../context.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { createCaller } from './app.ts';

const ID = '11111111-1111-4111-8111-111111111111';

let service: TestService;
const bandIds: number[] = [];

beforeAll(async () => {
  service = await startTestService();
  for (let seed = 1; seed <= 6; seed += 1) {
    bandIds.push((await insertBand(service.db, { embedding: unitVector(seed) })).bandId);
  }
}, 60_000);

afterAll(() => service.close());

async function callAs(role?: 'ROLE_USER' | 'ROLE_ADMIN') {
  const headers = new Headers();
  if (role) headers.set('authorization', await service.authorization(ID, role));
  return createCaller(createContext(service.runtime, headers));
}

test.each([
  [undefined, 'UNAUTHORIZED'],
  ['ROLE_USER', 'FORBIDDEN'],
] as const)('as %s nothing is compared and no member shown', async (role, code) => {
  const caller = await callAs(role);
  await expect(caller.recommendation.compare({ bandIds })).rejects.toMatchObject({ code });
  await expect(caller.recommendation.memberInputs({})).rejects.toMatchObject({ code });
  await expect(caller.keyword.byIds({ keywordIds: [] })).rejects.toMatchObject({ code });
});

test('options beyond their ranges are refused', async () => {
  const caller = await callAs('ROLE_ADMIN');
  const base = { clusterCount: 3, baseT: 0.25, candidatesPerProbe: 10 };
  for (const wrong of [
    { clusterCount: 0 },
    { clusterCount: 7 },
    { clusterCount: 2.5 },
    { baseT: -0.1 },
    { baseT: 1.1 },
    { candidatesPerProbe: 2 },
    { candidatesPerProbe: 51 },
  ]) {
    const input = { bandIds, options: { ...base, ...wrong } };
    await expect(caller.recommendation.compare(input)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  }
  const { answers } = await caller.recommendation.compare({ bandIds, options: base });
  expect(answers.map(({ version }) => version)).toEqual(['v1', 'v2', 'v3', 'v4']);
});

test('members are found by the beginning of their label, with what is left of their picks', async () => {
  const [first = 0, second = 0] = bandIds;
  const gone = await insertBand(service.db, { deletedAt: new Date() });
  const { keywordId } = await insertKeyword(service.db);
  const dead = await insertKeyword(service.db, { deletedAt: new Date() });
  await insertMember(service.db, {
    externalId: 'abcd0001-0000-4000-8000-000000000000',
    bandIds: [second, first, second, gone.bandId],
    keywordIds: [keywordId, dead.keywordId],
  });
  await insertMember(service.db, {
    externalId: 'abcd0002-0000-4000-8000-000000000000',
    bandIds: [gone.bandId],
  });
  await insertMember(service.db, {
    externalId: 'abcd0003-0000-4000-8000-000000000000',
    bandIds: [first],
    deletedAt: new Date(),
  });
  await insertMember(service.db, {
    externalId: 'ffff0004-0000-4000-8000-000000000000',
    bandIds: [first],
  });
  const caller = await callAs('ROLE_ADMIN');
  expect(await caller.recommendation.memberInputs({ query: ' ABCD' })).toEqual({
    members: [
      {
        externalId: 'abcd0001-0000-4000-8000-000000000000',
        bandIds: [first, second],
        keywordIds: [keywordId],
      },
    ],
  });
  const { members } = await caller.recommendation.memberInputs({});
  expect(members.map(({ externalId }) => externalId.slice(0, 4))).toEqual(['ffff', 'abcd']);
  expect(await caller.recommendation.memberInputs({ query: '%' })).toEqual({ members: [] });
});

test('keywords that no band carries are found by id, deleted ones are not', async () => {
  const { keywordId, keyword } = await insertKeyword(service.db);
  const dead = await insertKeyword(service.db, { deletedAt: new Date() });
  const caller = await callAs('ROLE_ADMIN');
  expect(await caller.keyword.byIds({ keywordIds: [dead.keywordId, keywordId, 987_654] })).toEqual({
    keywords: [{ keywordId, keyword }],
  });
});
