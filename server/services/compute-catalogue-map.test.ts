import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  findLatestMap,
  findMapFreshness,
  listMapClusters,
  listMapPoints,
  renameCluster,
} from '#db/queries/catalogue-map.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMap } from '#db/schema/catalogue-map.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertKeyword, unitVector } from '#db/testing/factories.ts';
import { computeCatalogueMap, type MapJobProgress } from './compute-catalogue-map.ts';
import { placeNewBands } from './place-new-bands.ts';

const MODEL = 'text-embedding-3-small';
const spaceOf = (model: string): VectorSpace => ({ model, dimensions: 1536 });
const CLUSTERS = 4;
const COUNT = 48;
// Some tests make three maps, each in a thread that first reads its code.
vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
let services: { db: TestDatabase['db']; embedder: VectorSpace };
let bandIds: number[];

/** A unit vector near the centre of one of the four clusters. */
function near(cluster: number, seed: number): number[] {
  const noise = unitVector(1_000 + seed);
  const vector = unitVector(cluster + 1).map((value, c) => value + 0.4 * (noise[c] ?? 0));
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

beforeAll(async () => {
  database = await createTestDatabase();
  services = { db: database.db, embedder: spaceOf(MODEL) };
});
afterAll(() => database.close());
beforeEach(async () => {
  const { db } = database;
  await db.execute(sql`truncate band, keyword, catalogue_map restart identity cascade`);
  const words = await Promise.all(
    ['록', '힙합', '포크', '재즈'].map((keyword) => insertKeyword(db, { keyword })),
  );
  bandIds = [];
  for (let index = 0; index < COUNT; index += 1) {
    const cluster = index % CLUSTERS;
    const { bandId } = await insertBand(db, {
      embedding: near(cluster, index),
      keywordIds: [words[cluster]!.keywordId],
    });
    bandIds.push(bandId);
  }
});

const latest = () => findLatestMap(database.db, { model: MODEL });
const freshness = (mapId: number, model = MODEL) =>
  findMapFreshness(database.db, { mapId, space: spaceOf(model) });
const compute = (clusterCount?: number) => computeCatalogueMap(services, { clusterCount });

describe('a computed map', () => {
  test('is stored whole: the map, its clusters and a point for each band', async () => {
    const progress: MapJobProgress[] = [];
    const computed = await computeCatalogueMap(services, { onProgress: (p) => progress.push(p) });
    const map = await latest();
    expect(computed).toEqual({ mapId: map!.mapId, bandCount: COUNT, clusterCount: CLUSTERS });
    expect(map).toMatchObject({
      model: MODEL,
      bandCount: COUNT,
      clusterCount: CLUSTERS,
      clusterCountChosenBy: 'silhouette',
      neighbourCount: 10,
    });
    expect(map!.silhouettes.map(({ clusterCount }) => clusterCount)).toEqual([
      4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);

    const clusters = await listMapClusters(database.db, { mapId: map!.mapId });
    expect(clusters.map(({ keywords, size, name }) => ({ keywords, size, name }))).toEqual(
      ['록', '힙합', '포크', '재즈'].map((keyword) => ({
        keywords: [keyword],
        size: 12,
        name: undefined,
      })),
    );
    const points = await listMapPoints(database.db, { mapId: map!.mapId });
    expect(points.map(({ bandId }) => bandId)).toEqual(bandIds);
    expect(points.map(({ clusterIndex }) => clusterIndex)).toEqual(
      bandIds.map((_, i) => i % CLUSTERS),
    );
    expect(points.reduce((sum, point) => sum + (point.neighbourOccurrence ?? 0), 0)).toBe(
      COUNT * 10,
    );
    expect(points.some(({ isPlacedLater }) => isPlacedLater)).toBe(false);

    const percents = progress.map(({ done }) => done);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toEqual({ stage: 'storing', done: 100, total: 100 });
  });

  test('is the same again, and only the last two are kept', async () => {
    await compute();
    const first = await listMapPoints(database.db, { mapId: (await latest())!.mapId });
    await compute();
    const second = await listMapPoints(database.db, { mapId: (await latest())!.mapId });
    expect(second).toEqual(first);
    await compute(3);
    expect(await latest()).toMatchObject({ clusterCount: 3, clusterCountChosenBy: 'curator' });
    const kept = await database.db.select({ mapId: catalogueMap.mapId }).from(catalogueMap);
    expect(kept).toHaveLength(2);
  });

  test('leaves out deleted bands, those without a vector and those of another model', async () => {
    const { db } = database;
    await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, bandIds[0]!));
    await db
      .update(bandDescription)
      .set({ embeddingModel: 'other' })
      .where(eq(bandDescription.bandId, bandIds[1]!));
    await insertBand(db, { embedding: new Array<number>(1536).fill(0) });
    await insertBand(db, { description: 'no vector' });
    await compute();
    const points = await listMapPoints(db, { mapId: (await latest())!.mapId });
    expect(points.map(({ bandId }) => bandId)).toEqual(bandIds.slice(2));
  });

  test('of nothing is none', async () => {
    await database.db.execute(sql`truncate band cascade`);
    expect(await compute()).toBeUndefined();
    expect(await latest()).toBeUndefined();
  });

  test('that is aborted leaves nothing', async () => {
    const controller = new AbortController();
    const computing = computeCatalogueMap(services, {
      signal: controller.signal,
      onProgress: ({ stage }) => stage === 'layout' && controller.abort(new Error('enough')),
    });
    await expect(computing).rejects.toThrow('enough');
    expect(await latest()).toBeUndefined();
  });
});

test('a curator’s name goes on to the cluster of the same bands', async () => {
  await compute();
  const { mapId } = (await latest())!;
  expect(await renameCluster(database.db, { mapId, clusterIndex: 2, name: '산책' })).toBe(true);
  expect(await renameCluster(database.db, { mapId, clusterIndex: 9, name: '없음' })).toBe(false);
  // One band less: that cluster is now the smallest, and comes last.
  await database.db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, bandIds[2]!));
  await compute();
  const clusters = await listMapClusters(database.db, { mapId: (await latest())!.mapId });
  expect(clusters.map(({ name, size }) => [name, size])).toEqual([
    [undefined, 12],
    [undefined, 12],
    [undefined, 12],
    ['산책', 11],
  ]);
});

test('the newest map of the model goes before a newer one of another', async () => {
  await compute();
  const own = await latest();
  await database.db.update(bandDescription).set({ embeddingModel: 'other' });
  await computeCatalogueMap({ db: database.db, embedder: spaceOf('other') });
  expect(await latest()).toEqual(own);
  expect(await findLatestMap(database.db, { model: 'third' })).toMatchObject({ model: 'other' });
});

describe('after the run', () => {
  test('nothing is stale until something happens', async () => {
    await compute();
    const { mapId } = (await latest())!;
    expect(await freshness(mapId)).toEqual({
      added: 0,
      placedLater: 0,
      changed: 0,
      removed: 0,
      isOtherModel: false,
    });
    expect(await freshness(mapId, 'other')).toMatchObject({ isOtherModel: true });
    expect(await freshness(mapId + 1)).toBeUndefined();
  });

  test('added, embedded anew and removed bands are counted; removed ones are not answered', async () => {
    await compute();
    const { db } = database;
    const { mapId } = (await latest())!;
    await insertBand(db, { embedding: near(0, 90) });
    await db
      .update(bandDescription)
      .set({ embeddingModel: MODEL, embeddedAt: sql`now()` })
      .where(eq(bandDescription.bandId, bandIds[1]!));
    await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, bandIds[2]!));
    expect(await freshness(mapId)).toMatchObject({
      added: 1,
      placedLater: 0,
      changed: 1,
      removed: 1,
    });
    const points = await listMapPoints(db, { mapId });
    expect(points.map(({ bandId }) => bandId)).toEqual(bandIds.toSpliced(2, 1));
  });

  test('new bands are placed among their neighbours, in the nearest cluster', async () => {
    await compute();
    const { db } = database;
    const { mapId } = (await latest())!;
    const added = [];
    for (let cluster = 0; cluster < CLUSTERS; cluster += 1) {
      const { bandId } = await insertBand(db, { embedding: near(cluster, 200 + cluster) });
      added.push(bandId);
    }
    const [twin] = await db
      .select({ embedding: bandDescription.embedding })
      .from(bandDescription)
      .where(eq(bandDescription.bandId, bandIds[5]!));
    added.push((await insertBand(db, { embedding: twin!.embedding })).bandId);

    expect(await placeNewBands(services)).toBe(5);
    expect(await placeNewBands(services)).toBe(0);
    const points = new Map(
      (await listMapPoints(db, { mapId })).map((point) => [point.bandId, point]),
    );
    expect(points.size).toBe(COUNT + 5);
    for (const [index, bandId] of added.entries()) {
      const cluster = index < CLUSTERS ? index : 5 % CLUSTERS;
      const point = points.get(bandId)!;
      expect(point).toMatchObject({
        clusterIndex: cluster,
        isPlacedLater: true,
        neighbourOccurrence: undefined,
      });
      // Within the box of its cluster.
      const own = bandIds.filter((_, i) => i % CLUSTERS === cluster).map((id) => points.get(id)!);
      expect(point.x).toBeGreaterThanOrEqual(Math.min(...own.map(({ x }) => x)));
      expect(point.x).toBeLessThanOrEqual(Math.max(...own.map(({ x }) => x)));
      expect(point.y).toBeGreaterThanOrEqual(Math.min(...own.map(({ y }) => y)));
      expect(point.y).toBeLessThanOrEqual(Math.max(...own.map(({ y }) => y)));
    }
    expect(await freshness(mapId)).toMatchObject({
      added: 5,
      placedLater: 5,
      changed: 0,
      removed: 0,
    });

    await compute();
    expect(await freshness((await latest())!.mapId)).toMatchObject({ added: 0, placedLater: 0 });
  });

  test('without a map of the model nothing is placed', async () => {
    expect(await placeNewBands(services)).toBe(0);
    await compute();
    expect(await placeNewBands({ db: database.db, embedder: spaceOf('other') })).toBe(0);
  });
});

test('centroids are of length 1', async () => {
  await compute();
  const rows = await database.db
    .select({ length: sql<number>`vector_norm(${catalogueCluster.centroid})` })
    .from(catalogueCluster);
  for (const { length } of rows) expect(length).toBeCloseTo(1, 5);
});
