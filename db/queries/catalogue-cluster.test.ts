import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertMember, unitVector } from '#db/testing/factories.ts';
import {
  insertCluster,
  insertMap,
  insertPoint,
  insertStoredSet,
} from '#db/testing/map-factories.ts';
import { type ClusterBandParams, listClosenessBars, listClusterBands } from './cluster-band.ts';
import { listClusterNeighbours } from './cluster-neighbour.ts';
import { listClusterShares } from './cluster-share.ts';

const deletedAt = new Date('2025-01-01T00:00:00Z');
const BANDS = [
  { bandName: '가까운', clusterIndex: 0, closeness: 1 },
  { bandName: '중간', clusterIndex: 0, closeness: 0.55 },
  { bandName: 'Middle', clusterIndex: 0, closeness: 0.55 },
  { bandName: '먼', clusterIndex: 0, closeness: 0.3, isPlacedLater: true },
  { bandName: '지운', clusterIndex: 0, closeness: 0.8, deletedAt },
  { bandName: '딴', clusterIndex: 1, closeness: 0.7 },
];
const ids = new Map<string, number>();
let database: TestDatabase;
let mapId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  mapId = await insertMap(db);
  for (const { bandName, deletedAt: gone, ...point } of BANDS) {
    const { bandId } = await insertBand(db, { bandName, deletedAt: gone });
    ids.set(bandName, bandId);
    await insertPoint(db, { mapId, bandId, ...point });
  }
  const idsOf = (...wanted: string[]) => wanted.map((name) => ids.get(name) ?? 0);
  for (const bandIds of [idsOf('중간', '딴', '지운'), idsOf('중간', '먼')]) {
    const { memberId } = await insertMember(db);
    await insertStoredSet(db, { memberId, bandIds });
  }
  const lost = await insertMember(db, { deletedAt });
  await insertStoredSet(db, { memberId: lost.memberId, bandIds: idsOf('가까운') });
});
afterAll(() => database.close());

async function list(params: Partial<ClusterBandParams>) {
  const { rows, totalCount } = await listClusterBands(database.db, {
    ...{ mapId, clusterIndex: 0, query: '', bar: undefined },
    ...{ sort: 'closeness', direction: 'desc', page: 1, pageSize: 20 },
    ...params,
  });
  const nameOf = new Map([...ids].map(([name, bandId]) => [bandId, name]));
  return { names: rows.map(({ bandId }) => nameOf.get(bandId)), totalCount };
}

describe('the bands of a cluster', () => {
  test('say how close they are and how many members got them', async () => {
    const { rows } = await listClusterBands(database.db, {
      ...{ mapId, clusterIndex: 0, query: '먼', bar: undefined },
      ...{ sort: 'closeness', direction: 'desc', page: 1, pageSize: 20 },
    });
    expect(rows).toEqual([
      {
        bandId: ids.get('먼'),
        closeness: expect.closeTo(0.3, 6),
        setCount: 1,
        isPlacedLater: true,
      },
    ]);
  });

  test.each([
    [{}, ['가까운', '중간', 'Middle', '먼'], 4],
    [{ direction: 'asc' }, ['먼', '중간', 'Middle', '가까운'], 4],
    [{ sort: 'count' }, ['중간', '먼', '가까운', 'Middle'], 4],
    [{ bar: 11 }, ['중간', 'Middle'], 2],
    [{ bar: 19 }, ['가까운'], 1],
    [{ bar: 16 }, [], 0],
    [{ query: 'mid' }, ['Middle'], 1],
    [{ clusterIndex: 1 }, ['딴'], 1],
    [{ clusterIndex: 7 }, [], 0],
    [{ pageSize: 3, page: 2 }, ['먼'], 4],
    [{ pageSize: 3, page: 9 }, ['먼'], 4],
  ] satisfies [Partial<ClusterBandParams>, string[], number][])(
    '%j: %j of %i',
    async (params, expected, totalCount) => {
      expect(await list(params)).toEqual({ names: expected, totalCount });
    },
  );

  test('fall into bars of 0.05, 1 into the last', async () => {
    const bars = await listClosenessBars(database.db, { mapId, clusterIndex: 0 });
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect(bars.at(-1)).toEqual({ bar: 19, count: 1 });
    for (const { bar, count } of bars) {
      expect((await list({ bar })).totalCount).toBe(count);
    }
    expect(await listClosenessBars(database.db, { mapId, clusterIndex: 7 })).toEqual([]);
  });
});

test('a cluster is a share of the live catalogue and of what live members got', async () => {
  const rows = await listClusterShares(database.db, { mapId });
  expect(rows.sort((a, b) => a.clusterIndex - b.clusterIndex)).toEqual([
    { clusterIndex: 0, bandCount: 4, placeCount: 3 },
    { clusterIndex: 1, bandCount: 1, placeCount: 1 },
  ]);
});

test('near clusters are those whose centroids point the same way', async () => {
  const { db } = database;
  const medoidBandId = ids.get('딴') ?? 0;
  const between = unitVector(1).map((value, index) => value + (unitVector(2)[index] ?? 0) / 2);
  const centroids = [unitVector(1), unitVector(2), between];
  for (const [clusterIndex, centroid] of centroids.entries()) {
    await insertCluster(db, { mapId, clusterIndex, medoidBandId, centroid });
  }
  const rows = await listClusterNeighbours(db, { mapId });
  expect(rows.map(({ clusterIndex, neighbourIndex }) => [clusterIndex, neighbourIndex])).toEqual([
    [0, 2],
    [0, 1],
    [1, 2],
    [1, 0],
    [2, 0],
    [2, 1],
  ]);
  expect(rows[0]?.similarity).toBeCloseTo(rows[4]?.similarity ?? 0, 6);
  expect(rows[0]?.similarity).toBeGreaterThan(0.85);
});
