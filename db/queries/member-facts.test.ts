import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberBand } from '#db/schema/member.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import {
  insertBand,
  insertKeyword,
  insertMember,
  runRecord,
  unitVector,
} from '#db/testing/factories.ts';
import { countMemberStates } from './member-facts.ts';
import { replaceRecommendations } from './recommendation.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('counts members without a set, and those whose set is outdated', async () => {
  const { db } = database;
  const { model } = runRecord();
  const count = () => countMemberStates(db, { space: { model, dimensions: 1536 } });
  expect(await count()).toEqual({ total: 0, withoutSet: 0, outdated: 0 });

  const picked = await insertBand(db, { description: '몽환', embedding: unitVector(1) });
  const found = await insertBand(db);
  const { keywordId } = await insertKeyword(db);
  const bandIds = [picked.bandId];
  const served = await insertMember(db, { bandIds, keywordIds: [keywordId] });
  await insertMember(db, { bandIds });
  await insertMember(db, { deletedAt: new Date() });
  const trace = { ...runRecord().trace, pickBandIds: bandIds, keywordIds: [keywordId] };
  const bands = [{ bandId: found.bandId, score: 0.5, priority: 1 }];
  const { memberId } = served;
  await replaceRecommendations(db, { memberId, bands, run: runRecord({ trace }) });
  expect(await count()).toEqual({ total: 2, withoutSet: 1, outdated: 0 });

  await db.insert(memberBand).values({ memberId, bandId: found.bandId });
  expect(await count()).toEqual({ total: 2, withoutSet: 1, outdated: 1 });
  expect(
    await countMemberStates(db, { space: { model: 'model-b', dimensions: 1536 } }),
  ).toMatchObject({ outdated: 1 });
});
