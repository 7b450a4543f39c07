import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { band } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMap, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { insertBand, insertKeyword, insertMember, unitVector } from '#db/testing/factories.ts';
import { createContext } from '../context.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { type Caller, createCaller } from './app.ts';

const HOUR_MS = 3_600_000;

let service: TestService;
let curator: Caller;
let keywordIds: number[];
let bandIds: number[];

beforeAll(async () => {
  service = await startTestService();
  const authorization = await service.authorization(crypto.randomUUID(), 'ROLE_ADMIN');
  curator = createCaller(createContext(service.runtime, new Headers({ authorization })));
}, 60_000);
afterAll(() => service.close());

beforeEach(async () => {
  const { db } = service;
  await db.execute(sql`truncate band, member, keyword, catalogue_map restart identity cascade`);
  keywordIds = [];
  for (const keyword of ['몽환', '새벽']) {
    keywordIds.push((await insertKeyword(db, { keyword })).keywordId);
  }
  bandIds = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const { bandId } = await insertBand(db, {
      bandName: `밴드 ${seed}`,
      isBand: [true, false, null][seed % 3],
      embedding: unitVector(seed),
      descriptionRow: { embeddedAt: new Date(Date.now() - 2 * HOUR_MS) },
      keywordIds: keywordIds.slice(0, seed % 3),
    });
    bandIds.push(bandId);
  }
});

/** A map of an hour ago: the bands lie on a line, the first half is cluster 0. */
async function insertMap(model = service.runtime.embedder.model, ids = bandIds): Promise<number> {
  const { db } = service;
  const [map] = await db
    .insert(catalogueMap)
    .values({
      model,
      bandCount: ids.length,
      clusterCount: 2,
      clusterCountChosenBy: 'silhouette',
      silhouette: 0.2,
      silhouettes: [],
      neighbourCount: 10,
      durationMs: 1,
      createdAt: new Date(Date.now() - HOUR_MS),
    })
    .returning();
  const mapId = map!.mapId;
  await db.insert(catalogueCluster).values(
    [0, 1].map((clusterIndex) => ({
      mapId,
      clusterIndex,
      name: clusterIndex === 0 ? '새벽 감성' : null,
      keywords: ['몽환', '새벽'],
      size: ids.length / 2,
      cohesion: 0.5,
      medoidBandId: ids[0]!,
      centroid: unitVector(1),
      x: clusterIndex - 0.5,
      y: 0,
    })),
  );
  await db.insert(catalogueMapPoint).values(
    ids.map((bandId, index) => ({
      mapId,
      bandId,
      x: index / ids.length,
      y: -0.5,
      clusterIndex: index < ids.length / 2 ? 0 : 1,
      closeness: 1 - index / 100,
      neighbourOccurrence: 10,
    })),
  );
  return mapId;
}

async function softDelete(...ids: number[]): Promise<void> {
  await service.db.update(band).set({ deletedAt: new Date() }).where(sql`band_id in ${ids}`);
}

async function storeSet(bandsOfPicks: number[], keywords = keywordIds): Promise<string> {
  const row = await insertMember(service.db, { bandIds: bandsOfPicks, keywordIds: keywords });
  const externalId = row.externalId as string;
  const authorization = await service.authorization(externalId);
  const own = createCaller(createContext(service.runtime, new Headers({ authorization })));
  await own.recommendation.update();
  return externalId;
}

describe('overview', () => {
  test('before the first map: how many bands it would show', async () => {
    await softDelete(bandIds[0]!);
    expect(await curator.map.overview()).toEqual({ facts: null, clusters: [], embeddedCount: 19 });
  });

  test('clusters with their live bands, and that nothing has changed', async () => {
    const mapId = await insertMap();
    const { facts, clusters } = await curator.map.overview();
    expect(facts).toMatchObject({
      mapId,
      model: service.runtime.embedder.model,
      activeModel: service.runtime.embedder.model,
      bandCount: 20,
      addedCount: 0,
      placedLaterCount: 0,
      changedCount: 0,
      removedCount: 0,
    });
    expect(clusters).toEqual([
      { clusterIndex: 0, name: '새벽 감성', keywords: ['몽환', '새벽'], size: 10, x: -0.5, y: 0 },
      { clusterIndex: 1, name: null, keywords: ['몽환', '새벽'], size: 10, x: 0.5, y: 0 },
    ]);
  });

  test('what has changed since', async () => {
    await insertMap();
    await softDelete(bandIds[0]!);
    await insertBand(service.db, { embedding: unitVector(77) });
    await service.db.execute(
      sql`update band_description set embedded_at = now() where band_id = ${bandIds[5]!}`,
    );
    const { facts, clusters } = await curator.map.overview();
    expect(facts).toMatchObject({
      bandCount: 19,
      addedCount: 1,
      placedLaterCount: 0,
      changedCount: 1,
      removedCount: 1,
    });
    expect(clusters.map(({ size }) => size)).toEqual([9, 10]);
  });

  test('a map of the active model comes before a newer one of another', async () => {
    const mapId = await insertMap();
    await insertMap('another-model');
    expect((await curator.map.overview()).facts?.mapId).toBe(mapId);
  });
});

describe('points', () => {
  test('none before the first map', async () => {
    expect((await curator.map.points()).ids).toEqual([]);
  });

  test('columns of the live bands, by id', async () => {
    await insertMap();
    await softDelete(bandIds[1]!);
    const points = await curator.map.points();
    expect(points.ids).toEqual(bandIds.filter((bandId) => bandId !== bandIds[1]));
    expect(points.names.slice(0, 2)).toEqual(['밴드 1', '밴드 3']);
    expect(points.xs.slice(0, 2)).toEqual([0, 1000]);
    expect(new Set(points.ys)).toEqual(new Set([-5000]));
    expect(points.clusters).toEqual([...Array(9).fill(0), ...Array(10).fill(1)]);
    expect(points.kinds.slice(0, 3)).toEqual([0, 1, 0]);
    expect(points.placedLaterIds).toEqual([]);
  });

  test('how many members each was recommended to', async () => {
    await insertMap();
    await storeSet(bandIds.slice(0, 4));
    await storeSet(bandIds.slice(0, 4));
    const { timesRecommended } = await curator.map.points();
    expect(timesRecommended.filter((times) => times > 0)).toEqual(Array(5).fill(2));
  });
});

describe('table', () => {
  test('a page of all bands or of one cluster, in the order asked for', async () => {
    await insertMap();
    const all = await curator.map.table({});
    expect(all.totalCount).toBe(20);
    expect(all.rows.map(({ bandId }) => bandId)).toEqual(bandIds);
    const one = await curator.map.table({ clusterIndex: 1, direction: 'asc' });
    expect(one.totalCount).toBe(10);
    expect(one.rows[0]).toEqual({
      bandId: bandIds[19],
      bandName: '밴드 20',
      keywords: ['몽환', '새벽'],
      clusterIndex: 1,
      closeness: expect.closeTo(0.81, 5),
      timesRecommended: 0,
      isPlacedLater: false,
    });
    expect((await curator.map.table({ page: 2 })).rows).toEqual([]);
  });

  test('by times recommended, without those that are gone', async () => {
    await insertMap();
    await storeSet(bandIds.slice(0, 4));
    await softDelete(bandIds[0]!);
    const { rows, totalCount } = await curator.map.table({ sort: 'timesRecommended' });
    expect(totalCount).toBe(19);
    expect(rows.map(({ timesRecommended }) => timesRecommended)).toEqual([
      ...Array(5).fill(1),
      ...Array(14).fill(0),
    ]);
  });
});

test('bands of a keyword: live ones, each once', async () => {
  await softDelete(bandIds[1]!);
  const { bandIds: found } = await curator.map.keywordBands({ keywordId: keywordIds[1]! });
  expect(found).toEqual(bandIds.filter((_, index) => (index + 1) % 3 === 2).slice(1));
});

describe('member', () => {
  test('picks by taste cluster, searches with their nearest bands, the stored set', async () => {
    const externalId = await storeSet(bandIds.slice(0, 6));
    const scene = await curator.map.member({ externalId });
    expect(scene.keywords).toEqual(['몽환', '새벽']);
    expect(scene.picks.map(({ bandId }) => bandId)).toEqual(bandIds.slice(0, 6));
    expect(new Set(scene.picks.map(({ probeIndex }) => probeIndex))).toEqual(new Set([0, 1, 2]));
    expect(scene.probes.map(({ near }) => near.length)).toEqual([10, 10, 10]);
    expect(scene.recommendations.map(({ priority }) => priority)).toEqual([1, 2, 3, 4, 5]);
    for (const { bandId, probeIndex } of scene.recommendations) {
      expect(scene.probes[probeIndex!]?.near.map((near) => near.bandId)).toContain(bandId);
    }
  });

  test('one without a vector among the picks has them only', async () => {
    const { bandId } = await insertBand(service.db, { bandName: '말없는 밴드' });
    const row = await insertMember(service.db, { bandIds: [bandId] });
    expect(await curator.map.member({ externalId: row.externalId as string })).toMatchObject({
      picks: [{ bandId, bandName: '말없는 밴드', probeIndex: null }],
      probes: [],
      recommendations: [],
    });
  });

  test('an unknown one is not found', async () => {
    await expect(curator.map.member({ externalId: crypto.randomUUID() })).rejects.toThrow(
      '회원을 찾을 수 없습니다.',
    );
  });
});
