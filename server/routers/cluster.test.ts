import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertBand, insertMember, unitVector } from '#db/testing/factories.ts';
import {
  insertCluster,
  insertMap,
  insertPoint,
  insertStoredSet,
} from '#db/testing/map-factories.ts';
import { createContext } from '../context.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { toAppError } from '../translate-error.ts';
import { type Caller, createCaller } from './app.ts';

let service: TestService;
let curator: Caller;
let mapId: number;
let bandIds: number[];

beforeAll(async () => {
  service = await startTestService();
  const authorization = await service.authorization(crypto.randomUUID(), 'ROLE_ADMIN');
  curator = createCaller(createContext(service.runtime, new Headers({ authorization })));
}, 60_000);
afterAll(() => service.close());

beforeEach(async () => {
  const { db } = service;
  await db.execute(
    sql`truncate band, member, catalogue_map, catalogue_map_point restart identity cascade`,
  );
  const silhouettes = [{ clusterCount: 2, silhouette: 0.3 }];
  mapId = await insertMap(db, { silhouettes });
  bandIds = [];
  for (const [place, clusterIndex] of [0, 0, 0, 1].entries()) {
    const { bandId } = await insertBand(db, {
      bandName: `밴드 ${place}`,
      embedding: unitVector(place + 1),
    });
    bandIds.push(bandId);
    await insertPoint(db, { mapId, bandId, clusterIndex, closeness: 0.4 + place / 10 });
  }
  const [first = 0, , , last = 0] = bandIds;
  const rows = [
    { clusterIndex: 0, medoidBandId: first, cohesion: 0.8, keywords: ['몽환', '새벽'] },
    { clusterIndex: 1, medoidBandId: last, cohesion: 0.2, name: '혼자' },
  ];
  for (const row of rows) await insertCluster(db, { mapId, ...row });
});

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'none',
    (error: unknown) => toAppError(error).code,
  );
}

describe('overview', () => {
  test('without a map there are no clusters', async () => {
    await service.db.execute(sql`truncate catalogue_map cascade`);
    expect(await curator.cluster.overview()).toEqual({ map: null, clusters: [] });
    expect(await curator.cluster.bands({ index: 0 })).toEqual({ rows: [], totalCount: 0, page: 1 });
    expect(await curator.cluster.closeness({ index: 0 })).toEqual({ bars: [] });
  });

  test('says what each cluster is, and what of the recommendations lands in it', async () => {
    const { memberId } = await insertMember(service.db);
    await insertStoredSet(service.db, { memberId, bandIds: [bandIds[3] as number] });
    const { map, clusters } = await curator.cluster.overview();
    expect(map).toMatchObject({
      mapId,
      chosenBy: 'silhouette',
      silhouettes: [{ clusterCount: 2, silhouette: 0.3 }],
      isStale: false,
      changeCount: 0,
    });
    expect(clusters).toEqual([
      {
        index: 0,
        name: null,
        keywords: ['몽환', '새벽'],
        bandCount: 3,
        cohesion: 0.8,
        tightness: 'above',
        medoid: { bandId: bandIds[0], bandName: '밴드 0', keywords: [] },
        catalogueShare: 0.75,
        setShare: 0,
        weight: 'below',
        neighbours: [{ index: 1, similarity: expect.any(Number) }],
      },
      expect.objectContaining({
        index: 1,
        name: '혼자',
        tightness: 'below',
        catalogueShare: 0.25,
        setShare: 1,
        weight: 'above',
      }),
    ]);
  });

  test('without recommendations there is nothing to compare', async () => {
    const { clusters } = await curator.cluster.overview();
    expect(clusters.map(({ setShare, weight }) => [setShare, weight])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('a band that is gone counts no more, and makes the map stale', async () => {
    await service.db.execute(sql`update band set deleted_at = now() where band_id = ${bandIds[0]}`);
    const { map, clusters } = await curator.cluster.overview();
    expect(map).toMatchObject({ isStale: true, changeCount: 1 });
    expect(clusters[0]).toMatchObject({ bandCount: 2, medoid: null });
  });
});

describe('rename', () => {
  const nameOf = async (index: number) =>
    (await curator.cluster.overview()).clusters.find((cluster) => cluster.index === index)?.name;

  test.each([
    ['  새벽의\n 기타  ', '새벽의 기타'],
    ['몽환'.normalize('NFD'), '몽환'],
    ['가'.repeat(60), '가'.repeat(60)],
    ['🎸'.repeat(60), '🎸'.repeat(60)],
    ['nul\0l', 'nul l'],
  ])('%j is kept as %j', async (name, kept) => {
    expect(await curator.cluster.rename({ mapId, index: 0, name })).toEqual({ name: kept });
    expect(await nameOf(0)).toBe(kept);
  });

  test.each(['', ' \t'])('%j goes back to the keywords', async (name) => {
    expect(await curator.cluster.rename({ mapId, index: 1, name })).toEqual({ name: null });
    expect(await nameOf(1)).toBeNull();
  });

  test('more than 60 characters are refused', async () => {
    const call = curator.cluster.rename({ mapId, index: 1, name: '가'.repeat(61) });
    expect(await codeOf(call)).toBe('INVALID_INPUT');
    expect(await nameOf(1)).toBe('혼자');
  });

  test('a cluster of a map that is gone is not found', async () => {
    const gone = { mapId: mapId + 1, index: 0, name: '새벽' };
    expect(await codeOf(curator.cluster.rename(gone))).toBe('CLUSTER_NOT_FOUND');
    expect(await codeOf(curator.cluster.rename({ ...gone, mapId, index: 9 }))).toBe(
      'CLUSTER_NOT_FOUND',
    );
  });
});

test('closeness has bars without gaps, each with its bands', async () => {
  await insertPoint(service.db, {
    mapId,
    bandId: (await insertBand(service.db)).bandId,
    closeness: 0.72,
  });
  const { bars } = await curator.cluster.closeness({ index: 0 });
  expect(bars[0]?.from).toBeCloseTo(0.4, 6);
  expect(bars.at(-1)?.to).toBeCloseTo(0.75, 6);
  expect(bars).toHaveLength(7);
  const counts = await Promise.all(
    bars.map(async ({ bar }) => (await curator.cluster.bands({ index: 0, bar })).totalCount),
  );
  expect(counts).toEqual(bars.map(({ count }) => count));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
});

test('bands come nearest first, each with its name', async () => {
  const { rows } = await curator.cluster.bands({ index: 0, page: 7 });
  expect(rows.map(({ bandName }) => bandName)).toEqual(['밴드 2', '밴드 1', '밴드 0']);
});
