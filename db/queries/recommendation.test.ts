import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectDatabase, type DatabaseHandle } from '#db/client.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { createTestDatabase, isRealPostgres, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertMember, runRecord } from '#db/testing/factories.ts';
import {
  listRecommendations,
  type RecommendationRow,
  replaceRecommendations,
} from './recommendation.ts';

const deletedAt = new Date('2025-01-01T00:00:00Z');

let database: TestDatabase;
let bandIds: number[];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate band, member restart identity cascade`);
  bandIds = [];
  for (let index = 0; index < 10; index += 1) {
    bandIds.push((await insertBand(database.db)).bandId);
  }
});

async function insertMembers(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    ids.push((await insertMember(database.db)).memberId);
  }
  return ids;
}

/** Five bands that no other `number` has in this order and with these scores. */
function setOf(number: number): RecommendationRow[] {
  return Array.from({ length: 5 }, (_, index) => ({
    bandId: bandIds[(number + index) % bandIds.length] ?? 0,
    score: number + (5 - index) / 8,
    priority: index + 1,
  }));
}

test('a set is stored, and replaced by the next one', async () => {
  const { db } = database;
  const [memberId = 0] = await insertMembers(1);
  expect(await listRecommendations(db, { memberId })).toEqual([]);
  await replaceRecommendations(db, { memberId, bands: setOf(1), run: runRecord() });
  expect(await listRecommendations(db, { memberId })).toEqual(setOf(1));
  await replaceRecommendations(db, {
    memberId,
    bands: setOf(2).slice(0, 3).toReversed(),
    run: runRecord(),
  });
  expect(await listRecommendations(db, { memberId })).toEqual(setOf(2).slice(0, 3));
  expect(await db.$count(bandRecommend)).toBe(3);
});

test('scores keep their full precision', async () => {
  const [memberId = 0] = await insertMembers(1);
  const bands = [{ bandId: bandIds[0] ?? 0, score: 0.1 + 0.2, priority: 1 }];
  await replaceRecommendations(database.db, { memberId, bands, run: runRecord() });
  expect(await listRecommendations(database.db, { memberId })).toEqual(bands);
});

test('an empty set replaces one, and another empty one', async () => {
  const [memberId = 0] = await insertMembers(1);
  await replaceRecommendations(database.db, { memberId, bands: setOf(1), run: runRecord() });
  for (let time = 0; time < 2; time += 1) {
    await replaceRecommendations(database.db, { memberId, bands: [], run: runRecord() });
    expect(await listRecommendations(database.db, { memberId })).toEqual([]);
  }
});

test("other members' rows and soft-deleted ones stay", async () => {
  const { db } = database;
  const [first = 0, second = 0] = await insertMembers(2);
  await replaceRecommendations(db, { memberId: second, bands: setOf(2), run: runRecord() });
  const deleted = setOf(1).map((row) => ({ ...row, memberId: first, deletedAt }));
  await db.insert(bandRecommend).values([...deleted, ...deleted]);
  const old = await db.select().from(bandRecommend).orderBy(bandRecommend.bandRecommendId);

  await replaceRecommendations(db, { memberId: first, bands: setOf(1), run: runRecord() });
  expect(await listRecommendations(db, { memberId: first })).toEqual(setOf(1));
  const now = await db.select().from(bandRecommend).orderBy(bandRecommend.bandRecommendId);
  expect(now).toHaveLength(old.length + 5);
  expect(now.slice(0, old.length)).toEqual(old);
});

test.each<[string, (bands: RecommendationRow[]) => RecommendationRow[]]>([
  ['names an unknown band', (bands) => [...bands, { bandId: 999_999, score: 0, priority: 6 }]],
  ['holds a band twice', (bands) => [...bands, { ...bands[0]!, priority: 6 }]],
  ['holds a priority twice', (bands) => bands.map((row) => ({ ...row, priority: 1 }))],
])('a set that %s is refused and the old one stays', async (_, spoil) => {
  const [memberId = 0] = await insertMembers(1);
  await replaceRecommendations(database.db, { memberId, bands: setOf(1), run: runRecord() });
  const bands = spoil(setOf(3));
  await expect(
    replaceRecommendations(database.db, { memberId, bands, run: runRecord() }),
  ).rejects.toThrow();
  expect(await listRecommendations(database.db, { memberId })).toEqual(setOf(1));
  await replaceRecommendations(database.db, { memberId, bands: setOf(4), run: runRecord() });
  expect(await listRecommendations(database.db, { memberId })).toEqual(setOf(4));
});

test('the list leaves out rows without a band', async () => {
  const [memberId = 0] = await insertMembers(1);
  const bandId = bandIds[0] ?? 0;
  await database.db.insert(bandRecommend).values([
    { memberId, bandId: null, priority: 1, score: 1 },
    { memberId, bandId, priority: 2, score: null },
  ]);
  expect(await listRecommendations(database.db, { memberId })).toEqual([
    { bandId, score: 0, priority: 2 },
  ]);
});

describe.runIf(isRealPostgres())('side by side', () => {
  let pools: DatabaseHandle[];
  beforeAll(() => {
    pools = [0, 1].map(() => connectDatabase(database.url, { maxConnections: 10 }));
  });
  afterAll(() => Promise.all(pools.map((pool) => pool.close())));

  function poolFor(number: number) {
    return pools[number % pools.length]!.db;
  }

  test('20 replacements of one member leave exactly one complete set', async () => {
    const [memberId = 0] = await insertMembers(1);
    for (let round = 0; round < 5; round += 1) {
      const sets = Array.from({ length: 20 }, (_, index) => setOf(round * 20 + index));
      await Promise.all(
        sets.map((bands, index) =>
          replaceRecommendations(poolFor(index), { memberId, bands, run: runRecord() }),
        ),
      );
      expect(sets).toContainEqual(await listRecommendations(database.db, { memberId }));
      expect(await database.db.$count(bandRecommend, eq(bandRecommend.memberId, memberId))).toBe(5);
    }
  });

  test('a reader sees one complete set at any time', async () => {
    const [memberId = 0] = await insertMembers(1);
    const sets = Array.from({ length: 30 }, (_, index) => setOf(index));
    await replaceRecommendations(database.db, { memberId, bands: setOf(0), run: runRecord() });
    let isDone = false;
    const writing = Promise.all(
      sets.map((bands, index) =>
        replaceRecommendations(poolFor(index), { memberId, bands, run: runRecord() }),
      ),
    ).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      expect(sets).toContainEqual(await listRecommendations(database.db, { memberId }));
    }
    await writing;
  });

  test('50 members at once all get theirs', async () => {
    const memberIds = await insertMembers(50);
    await Promise.all(
      memberIds.map((memberId, index) =>
        replaceRecommendations(poolFor(index), { memberId, bands: setOf(index), run: runRecord() }),
      ),
    );
    const stored = await Promise.all(
      memberIds.map((memberId) => listRecommendations(database.db, { memberId })),
    );
    expect(stored).toEqual(memberIds.map((_, index) => setOf(index)));
  });
});
