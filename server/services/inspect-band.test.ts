import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bandDescription, bandKeyword } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMap, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { insertBand, insertKeyword, insertMember, unitVector } from '#db/testing/factories.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { inspectBand } from './inspect-band.ts';

const deletedAt = new Date('2025-01-01T00:00:00Z');
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());
beforeEach(async () => {
  await service.db.execute(
    sql`truncate band, keyword, member, catalogue_map restart identity cascade`,
  );
});

const inspect = (bandId: number) => inspectBand(service.runtime, { bandId });
const model = () => service.runtime.embedder.model;

/** A unit vector at this cosine to `unitVector(seed)`, nearly. */
function near(seed: number, cosine: number): number[] {
  const [a, b] = [unitVector(seed), unitVector(seed + 1)];
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const rest = b.map((value, index) => value - dot * (a[index] ?? 0));
  const norm = Math.hypot(...rest);
  const sine = Math.sqrt(1 - cosine * cosine);
  return a.map((value, index) => cosine * value + (sine * (rest[index] ?? 0)) / norm);
}

async function insertMap(bandIds: number[], name: string | null = null): Promise<void> {
  const { db } = service;
  const [map] = await db
    .insert(catalogueMap)
    .values({
      model: model(),
      bandCount: bandIds.length,
      clusterCount: 1,
      clusterCountChosenBy: 'silhouette',
      silhouette: 0.2,
      silhouettes: [],
      neighbourCount: 10,
      durationMs: 5,
    })
    .returning();
  const { mapId } = map!;
  const place = { mapId, clusterIndex: 0, x: 0, y: 0 };
  await db.insert(catalogueCluster).values({
    ...place,
    name,
    keywords: ['몽환', '새벽'],
    size: bandIds.length,
    cohesion: 0.5,
    medoidBandId: bandIds[0]!,
    centroid: unitVector(9),
  });
  await db
    .insert(catalogueMapPoint)
    .values(
      bandIds.map((bandId) => ({ ...place, bandId, closeness: 0.7, neighbourOccurrence: 31 })),
    );
}

test('tells all of a band', async () => {
  const { db } = service;
  const { keywordId } = await insertKeyword(db, { keyword: '몽환' });
  const embeddedAt = new Date('2026-01-02T03:04:05Z');
  const { bandId } = await insertBand(db, {
    bandName: '쏜애플',
    updatedAt: embeddedAt,
    mainMusic: 'https://music.example/1',
    description: '사이키델릭',
    embedding: unitVector(1),
    descriptionRow: { embeddingModel: model(), embeddingTextHash: 'earlier', embeddedAt },
    keywordIds: [keywordId, keywordId],
    topTrack: { title: '시퍼런 봄', externalUrl: null },
  });
  const { bandId: neighbour } = await insertBand(db, {
    bandName: '잠비나이',
    keywordIds: [keywordId],
    embedding: near(1, 0.5),
  });
  await insertMap([bandId], '밤');
  const member = await insertMember(db, { externalId: 'a1-b2', userId: 'kim' });
  await db.insert(bandRecommend).values({ memberId: member.memberId, bandId, priority: 1 });
  expect(await inspect(bandId)).toEqual({
    bandId,
    bandName: '쏜애플',
    imageUrl: null,
    bandMusic: 'https://music.example/1',
    isBand: true,
    topTrack: { title: '시퍼런 봄', externalUrl: null },
    keywords: [{ keywordId, keyword: '몽환' }],
    description: '사이키델릭',
    updatedAt: '2026-01-02T03:04:05.000Z',
    vector: { status: 'stale', model: model(), embeddedAt: '2026-01-02T03:04:05.000Z' },
    place: {
      clusterIndex: 0,
      clusterName: '밤',
      clusterKeywords: ['몽환', '새벽'],
      neighbourOccurrence: 31,
      neighbourCount: 10,
    },
    recommended: { count: 1, members: [{ externalId: 'a1-b2', userId: 'kim' }] },
    neighbours: [
      {
        bandId: neighbour,
        bandName: '잠비나이',
        keywords: ['몽환'],
        similarity: expect.closeTo(0.5, 5),
      },
    ],
  });
});

test('a bare band of an adopted database has nothing but its id', async () => {
  const { bandId } = await insertBand(service.db, {
    bandName: null,
    isBand: null,
    createdAt: null,
  });
  expect(await inspect(bandId)).toEqual({
    bandId,
    bandName: '',
    imageUrl: null,
    bandMusic: null,
    isBand: null,
    topTrack: null,
    keywords: [],
    description: null,
    updatedAt: null,
    vector: { status: 'blank', model: null, embeddedAt: null },
    place: null,
    recommended: { count: 0, members: [] },
    neighbours: [],
  });
});

test('soft-deleted rows are absent', async () => {
  const { db } = service;
  const gone = await insertKeyword(db, { keyword: 'gone', deletedAt });
  const unlinked = await insertKeyword(db, { keyword: 'unlinked' });
  const { bandId } = await insertBand(db, {
    description: 'gone',
    embedding: unitVector(1),
    descriptionRow: { deletedAt },
    keywordIds: [gone.keywordId],
  });
  await db.insert(bandKeyword).values({ bandId, keywordId: unlinked.keywordId, deletedAt });
  await insertBand(db, { embedding: unitVector(1), deletedAt });
  const member = await insertMember(db);
  const left = await insertMember(db, { deletedAt });
  await db.insert(bandRecommend).values([
    { memberId: member.memberId, bandId, priority: 1, deletedAt },
    { memberId: left.memberId, bandId, priority: 1 },
  ]);
  expect(await inspect(bandId)).toMatchObject({
    keywords: [],
    description: null,
    vector: { status: 'blank' },
    recommended: { count: 0, members: [] },
    neighbours: [],
  });
});

test.each([999_999, -1, 0])('there is no band %i', async (bandId) => {
  await expect(inspect(bandId)).rejects.toMatchObject({ code: 'BAND_NOT_FOUND' });
});

test('a deleted band is not found', async () => {
  const { bandId } = await insertBand(service.db, { deletedAt });
  await expect(inspect(bandId)).rejects.toMatchObject({ code: 'BAND_NOT_FOUND' });
});

describe('neighbours', () => {
  test('are the ten nearest, best first, without the band itself', async () => {
    const { db } = service;
    const { bandId } = await insertBand(db, { embedding: unitVector(1) });
    const cosines = [0.1, 0.9, 0.3, 0.7, 0.5, 0.2, 0.8, 0.4, 0.6, 0.05, 0.95];
    for (const cosine of cosines) {
      await insertBand(db, { bandName: `at ${cosine}`, embedding: near(1, cosine) });
    }
    const { neighbours } = await inspect(bandId);
    expect(neighbours.map(({ bandName }) => bandName)).toEqual(
      [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1].map((cosine) => `at ${cosine}`),
    );
  });

  test('are measured on the vector of the model, though an older one comes first', async () => {
    const { db } = service;
    const { bandId } = await insertBand(db, {
      embedding: unitVector(5),
      descriptionRow: { embeddingModel: 'another' },
    });
    await db.insert(bandDescription).values({ bandId, embedding: unitVector(1) });
    await insertBand(db, { bandName: 'near', embedding: near(1, 0.75) });
    const { neighbours, vector } = await inspect(bandId);
    expect(vector).toEqual({ status: 'current', model: null, embeddedAt: null });
    expect(neighbours).toMatchObject([{ bandName: 'near', similarity: expect.closeTo(0.75, 5) }]);
  });

  test('are none for a vector of another model and for a zero vector', async () => {
    const { db } = service;
    await insertBand(db, { embedding: unitVector(1) });
    const foreign = await insertBand(db, {
      description: 'text',
      embedding: unitVector(1),
      descriptionRow: { embeddingModel: 'another' },
    });
    const zero = await insertBand(db, {
      description: 'text',
      embedding: unitVector(1).map(() => 0),
    });
    expect(await inspect(foreign.bandId)).toMatchObject({
      vector: { status: 'foreign', model: 'another' },
      neighbours: [],
    });
    expect(await inspect(zero.bandId)).toMatchObject({
      vector: { status: 'missing' },
      neighbours: [],
    });
  });
});

test('a place is the newest map’s', async () => {
  const { bandId } = await insertBand(service.db);
  const { bandId: other } = await insertBand(service.db);
  await insertMap([bandId]);
  expect((await inspect(bandId)).place).toMatchObject({ clusterName: null });
  await insertMap([other]);
  expect((await inspect(bandId)).place).toBeNull();
});
