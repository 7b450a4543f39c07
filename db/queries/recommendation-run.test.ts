import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recommendationRun } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertMember, runRecord } from '#db/testing/factories.ts';
import { listRecommendations, replaceRecommendations } from './recommendation.ts';
import { KEPT_RUNS, recordFailedRun } from './recommendation-run.ts';

let database: TestDatabase;
let memberId: number;
let bandIds: number[];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate band, member restart identity cascade`);
  memberId = (await insertMember(database.db)).memberId;
  bandIds = [];
  for (let index = 0; index < 3; index += 1) {
    bandIds.push((await insertBand(database.db)).bandId);
  }
});

function bands() {
  return bandIds.map((bandId, index) => ({ bandId, score: 0.9 - index / 8, priority: index + 1 }));
}

async function readRuns(of = memberId) {
  return database.db
    .select()
    .from(recommendationRun)
    .where(eq(recommendationRun.memberId, of))
    .orderBy(asc(recommendationRun.recommendationRunId));
}

test('a stored set leaves a run with the same bands', async () => {
  const trace = { keywords: ['몽환'], probes: [{ cohesion: 0.1 + 0.2, degrees: 12 }] };
  const run = runRecord({ source: 'curator', model: 'model-b', durationMs: 42.25, trace });
  await replaceRecommendations(database.db, { memberId, bands: bands(), run });
  expect(await readRuns()).toEqual([
    {
      recommendationRunId: expect.any(Number),
      createdAt: expect.any(Date),
      ...{ memberId, bandIds, source: 'curator', model: 'model-b', durationMs: 42.25 },
      failure: null,
      trace: { keywords: ['몽환'], probes: [{ cohesion: 0.3, degrees: 12 }] },
    },
  ]);
});

test.each([
  `it's '' $$ $1 \\' \\\\ -- ; drop table member; /* */`,
  `"quoted" \n\t\\u0041 E'\\x27' ${'가'.repeat(500)} 🎸`,
])('any text in a trace and a model is stored as it is: %s', async (text) => {
  const run = runRecord({ model: text.slice(0, 200), trace: { keywords: [text] } });
  await database.db.execute(sql`set standard_conforming_strings = off`);
  await replaceRecommendations(database.db, { memberId, bands: bands(), run });
  await database.db.execute(sql`set standard_conforming_strings = on`);
  const [stored] = await readRuns();
  expect(stored).toMatchObject({ model: text.slice(0, 200), trace: { keywords: [text] } });
});

test('a set that is refused leaves no run', async () => {
  const [first] = bands();
  const twice = [first!, { ...first!, priority: 2 }];
  const storing = replaceRecommendations(database.db, { memberId, bands: twice, run: runRecord() });
  await expect(storing).rejects.toThrow();
  expect(await readRuns()).toEqual([]);
});

test('a set can be stored with an earlier date', async () => {
  const createdAt = new Date('2026-01-02T03:04:05.678Z');
  const run = runRecord({ createdAt });
  await replaceRecommendations(database.db, { memberId, bands: bands(), run });
  expect((await readRuns()).map((row) => row.createdAt)).toEqual([createdAt]);
  const [row] = await database.db.execute(sql`select distinct created_at from band_recommend`);
  expect(new Date(row?.created_at as string)).toEqual(createdAt);
});

test('the newest sets are kept, however many updates fail, and other members keep theirs', async () => {
  const { db } = database;
  const other = (await insertMember(db)).memberId;
  await replaceRecommendations(db, { memberId: other, bands: bands(), run: runRecord() });
  const base = { memberId, source: 'member', model: 'model-a' } as const;
  for (let number = 1; number <= KEPT_RUNS + 3; number += 1) {
    await recordFailedRun(db, { ...base, failure: 'EMBEDDER_UNAVAILABLE', durationMs: number });
    const run = runRecord({ durationMs: number });
    await replaceRecommendations(db, { memberId, bands: bands(), run });
  }
  const numbers = Array.from({ length: KEPT_RUNS }, (_, index) => index + 4);
  const runs = await readRuns();
  expect(runs.filter((row) => row.failure === null).map((row) => row.durationMs)).toEqual(numbers);
  const failed = runs.filter((row) => row.failure !== null);
  expect(failed.map((row) => row.durationMs)).toEqual(numbers);
  expect(failed[0]).toMatchObject({ bandIds: [], trace: null, failure: 'EMBEDDER_UNAVAILABLE' });
  expect(await readRuns(other)).toHaveLength(1);
  expect(await listRecommendations(db, { memberId })).toEqual(bands());
});
