import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommendSatisfaction } from '#db/schema/member.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertMember } from '#db/testing/factories.ts';
import { countSatisfaction } from './satisfaction.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('counts what live members said; without a reason it is another one', async () => {
  const { db } = database;
  const { memberId } = await insertMember(db);
  const gone = await insertMember(db, { deletedAt: new Date() });
  await db
    .insert(recommendSatisfaction)
    .values([
      { memberId, isSatisfied: true, reason: 'NEW_DISCOVERY' },
      { memberId, isSatisfied: true, reason: 'NEW_DISCOVERY' },
      { memberId, isSatisfied: false, reason: 'BORED' },
      { memberId },
      { memberId, isSatisfied: true, reason: 'BORED', deletedAt: new Date() },
      { memberId: gone.memberId, isSatisfied: true, reason: 'PERFECT_MATCH' },
    ]);
  expect(await countSatisfaction(db)).toEqual([
    { reason: 'NEW_DISCOVERY', isSatisfied: true, count: 2 },
    { reason: 'BORED', isSatisfied: false, count: 1 },
    { reason: 'OTHER', isSatisfied: false, count: 1 },
  ]);
});
