import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertMember } from '#db/testing/factories.ts';
import { insertMap, insertPoint, insertStoredSet } from '#db/testing/map-factories.ts';
import {
  listBandsByOccurrence,
  listOccurrenceFrequencies,
  type OccurrenceListParams,
} from './hubness.ts';
import { countMembersWithSet } from './receiver-count.ts';

const deletedAt = new Date('2025-01-01T00:00:00Z');
const names = ['가', '나', '다', 'La_100%', 'gone', 'later'] as const;
const ids: Record<string, number> = {};
let database: TestDatabase;
let mapId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  for (const bandName of names) {
    const inserted = await insertBand(db, {
      bandName,
      deletedAt: bandName === 'gone' ? deletedAt : null,
    });
    ids[bandName] = inserted.bandId;
  }
  const idsOf = (...wanted: (typeof names)[number][]) => wanted.map((name) => ids[name] ?? 0);
  const sets = [idsOf('가', '나', 'gone'), idsOf('가', '다'), idsOf('가', 'gone')];
  for (const bandIds of sets) {
    const { memberId } = await insertMember(db);
    await insertStoredSet(db, { memberId, bandIds });
  }
  const lost = await insertMember(db, { deletedAt });
  await insertStoredSet(db, { memberId: lost.memberId, bandIds: idsOf('다', '나') });
  const emptied = await insertMember(db);
  await db
    .insert(bandRecommend)
    .values({ memberId: emptied.memberId, bandId: ids.나, priority: 1, score: 1, deletedAt });

  const older = await insertMap(db);
  await insertPoint(db, { mapId: older, bandId: ids.나 ?? 0, neighbourOccurrence: 99 });
  mapId = await insertMap(db);
  const occurrences = { 가: 4, 나: 0, 다: 17, 'La_100%': 4, gone: 50, later: null };
  for (const [name, neighbourOccurrence] of Object.entries(occurrences)) {
    await insertPoint(db, { mapId, bandId: ids[name] ?? 0, neighbourOccurrence, clusterIndex: 2 });
  }
});
afterAll(() => database.close());

const byValue = (a: { value: number }, b: { value: number }) => a.value - b.value;

async function list(params: Partial<OccurrenceListParams>) {
  const { rows, totalCount } = await listBandsByOccurrence(database.db, {
    by: 'sets',
    mapId,
    query: '',
    min: 0,
    max: undefined,
    sort: 'count',
    direction: 'desc',
    page: 1,
    pageSize: 20,
    ...params,
  });
  return {
    names: rows.map(({ bandId }) => names.find((name) => ids[name] === bandId)),
    totalCount,
  };
}

test('only live members count, once each', async () => {
  expect(await countMembersWithSet(database.db)).toBe(3);
});

describe('frequencies', () => {
  test('of stored sets: every live band, those in none too', async () => {
    const rows = await listOccurrenceFrequencies(database.db, { by: 'sets', mapId });
    expect(rows.sort(byValue)).toEqual([
      { value: 0, count: 2 },
      { value: 1, count: 2 },
      { value: 3, count: 1 },
    ]);
  });

  test('of neighbour lists: the live bands that the graph knows', async () => {
    const rows = await listOccurrenceFrequencies(database.db, { by: 'neighbours', mapId });
    expect(rows.sort(byValue)).toEqual([
      { value: 0, count: 1 },
      { value: 4, count: 2 },
      { value: 17, count: 1 },
    ]);
  });

  test('without a map nothing is known of neighbours', async () => {
    const params = { by: 'neighbours', mapId: undefined } as const;
    expect(await listOccurrenceFrequencies(database.db, params)).toEqual([]);
  });
});

describe('the list', () => {
  test('says what it knows of a band', async () => {
    const { rows } = await listBandsByOccurrence(database.db, {
      ...{ by: 'sets', mapId, query: '', min: 3, max: undefined },
      ...{ sort: 'count', direction: 'desc', page: 1, pageSize: 20 },
    });
    expect(rows).toEqual([
      { bandId: ids.가, setCount: 3, neighbourCount: 4, clusterIndex: 2, closeness: 0.5 },
    ]);
  });

  test.each([
    [{}, ['가', '나', '다', 'La_100%', 'later'], 5],
    [{ direction: 'asc' }, ['La_100%', 'later', '나', '다', '가'], 5],
    [{ min: 1, max: 2 }, ['나', '다'], 2],
    [{ max: 0 }, ['La_100%', 'later'], 2],
    [{ sort: 'other' }, ['다', '가', 'La_100%', '나', 'later'], 5],
    [{ sort: 'name', direction: 'asc', max: 0 }, ['La_100%', 'later'], 2],
    [{ by: 'neighbours' }, ['다', '가', 'La_100%', '나'], 4],
    [{ by: 'neighbours', max: 0 }, ['나'], 1],
    [{ by: 'neighbours', mapId: undefined }, [], 0],
    [{ query: ' lA_1 ' }, ['La_100%'], 1],
    [{ query: '0%' }, ['La_100%'], 1],
    [{ query: '나'.normalize('NFD') }, ['나'], 1],
    [{ query: 'gone' }, [], 0],
    [{ pageSize: 2, page: 2 }, ['다', 'La_100%'], 5],
    [{ pageSize: 2, page: 9 }, ['later'], 5],
    [{ pageSize: 5, page: 2 }, ['가', '나', '다', 'La_100%', 'later'], 5],
  ] satisfies [Partial<OccurrenceListParams>, string[], number][])(
    '%j: %j of %i',
    async (params, expected, totalCount) => {
      expect(await list(params)).toEqual({ names: expected, totalCount });
    },
  );
});
