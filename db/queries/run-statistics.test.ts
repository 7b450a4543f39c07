import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommendationRun } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertMember } from '#db/testing/factories.ts';
import { reportRuns } from './run-statistics.ts';

const PARAMS = { firstDay: '2026-03-01', timeZone: 'Asia/Seoul', failure: 'EMBEDDER_UNAVAILABLE' };
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('without a run there is nothing to tell', async () => {
  expect(await reportRuns(database.db, PARAMS)).toEqual({
    sets: { member: 0, curator: 0, seed: 0 },
    failures: 0,
    p50Ms: undefined,
    p95Ms: undefined,
    lastSetAt: undefined,
    lastFailureAt: undefined,
    days: [],
  });
});

test('tells sets, failures and times, by day and over all', async () => {
  const { db } = database;
  const { memberId } = await insertMember(db);
  const run = (createdAt: string, durationMs: number, more: object = {}) => ({
    memberId,
    model: 'model-a',
    source: 'member' as const,
    bandIds: [],
    durationMs,
    createdAt: new Date(createdAt),
    ...more,
  });
  const failure = PARAMS.failure;
  await db
    .insert(recommendationRun)
    .values([
      run('2026-02-28T14:59:59Z', 9_000),
      run('2026-02-28T15:00:00Z', 10),
      run('2026-03-01T02:00:00Z', 30, { source: 'seed' }),
      run('2026-03-02T02:00:00Z', 20, { source: 'curator' }),
      run('2026-03-02T03:00:00Z', 5_000, { failure }),
      run('2026-03-02T04:00:00Z', 6_000, { failure: 'NO_PICKS' }),
    ]);
  expect(await reportRuns(db, PARAMS)).toEqual({
    sets: { member: 1, curator: 1, seed: 1 },
    failures: 1,
    p50Ms: 15,
    p95Ms: 19.5,
    lastSetAt: new Date('2026-03-02T02:00:00Z'),
    lastFailureAt: new Date('2026-03-02T03:00:00Z'),
    days: [
      {
        day: '2026-03-01',
        sets: { member: 1, curator: 0, seed: 1 },
        failures: 0,
        p50Ms: 10,
        p95Ms: 10,
      },
      {
        day: '2026-03-02',
        sets: { member: 0, curator: 1, seed: 0 },
        failures: 1,
        p50Ms: 20,
        p95Ms: 20,
      },
    ],
  });
});
