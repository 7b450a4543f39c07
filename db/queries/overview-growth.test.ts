import { afterAll, beforeAll, expect, test } from 'vitest';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertKeyword, insertMember } from '#db/testing/factories.ts';
import { listDailyGrowth } from './overview-growth.ts';

const RANGE = { firstDay: '2026-03-01', timeZone: 'Asia/Seoul' };
/** The first moment of 1 March in Seoul, and the last before it. */
const FIRST = new Date('2026-02-28T15:00:00Z');
const BEFORE = new Date('2026-02-28T14:59:59Z');
const NEXT_DAY = new Date('2026-03-01T15:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('tells by how much each grew a day, where days begin in Seoul', async () => {
  const { db } = database;
  const early = await insertBand(db, { createdAt: BEFORE });
  const first = await insertBand(db, { createdAt: FIRST });
  const dead = await insertBand(db, { createdAt: BEFORE, deletedAt: NEXT_DAY });
  await insertKeyword(db, { createdAt: NEXT_DAY });
  await insertKeyword(db, { createdAt: NEXT_DAY, deletedAt: NEXT_DAY });
  const { memberId } = await insertMember(db, { createdAt: NEXT_DAY });
  await db.insert(bandRecommend).values([
    { memberId, bandId: early.bandId, priority: 1, score: 0.5, createdAt: NEXT_DAY },
    { memberId, bandId: dead.bandId, priority: 2, score: 0.5, createdAt: NEXT_DAY },
  ]);
  const run = { memberId, source: 'member', model: 'model-a', durationMs: 1 } as const;
  await db.insert(recommendationRun).values([
    { ...run, bandIds: [early.bandId, first.bandId], createdAt: NEXT_DAY },
    { ...run, bandIds: [early.bandId], createdAt: FIRST },
    { ...run, bandIds: [early.bandId], createdAt: BEFORE, failure: 'INTERNAL' },
  ]);
  expect(await listDailyGrowth(db, RANGE)).toEqual([
    { kind: 'bands', day: '2026-03-01', change: 1 },
    { kind: 'bands', day: '2026-03-02', change: -1 },
    { kind: 'keywords', day: '2026-03-02', change: 1 },
    { kind: 'members', day: '2026-03-02', change: 1 },
    { kind: 'recommended', day: '2026-03-01', change: 1 },
    { kind: 'recommended', day: '2026-03-02', change: 1 },
  ]);
});
