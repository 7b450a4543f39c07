import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bandKeyword } from '#db/schema/catalogue.ts';
import { catalogueCluster, catalogueMap, catalogueMapPoint } from '#db/schema/catalogue-map.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertKeyword, insertMember, unitVector } from '#db/testing/factories.ts';
import {
  type BandFilter,
  type BandOrder,
  countBandFacets,
  countBands,
  findBandStandings,
  listBandIds,
} from './band-list.ts';

const model = 'model-a';
const space = { model, dimensions: 1536 };
const deletedAt = new Date('2025-01-01T00:00:00Z');
const BY_NAME: BandOrder = { by: 'name', direction: 'asc' };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(
    sql`truncate band, keyword, member, catalogue_map restart identity cascade`,
  );
});

/** Names of the page, and that the count agrees with it. */
async function list(filter: BandFilter, order = BY_NAME, limit = 50, offset = 0) {
  const { db } = database;
  const bandIds = await listBandIds(db, { filter, space, order, limit, offset });
  if (limit === 50) expect(await countBands(db, { filter, space })).toBe(bandIds.length);
  const rows = await db.execute<{ band_id: string; band_name: string | null }>(
    sql`select band_id, band_name from band`,
  );
  const names = new Map(rows.map((row) => [Number(row.band_id), row.band_name]));
  return bandIds.map((bandId) => names.get(bandId));
}

/** Bands by name, with their ids. */
async function insertNamed(...names: (string | null)[]): Promise<number[]> {
  const ids = [];
  for (const bandName of names) ids.push((await insertBand(database.db, { bandName })).bandId);
  return ids;
}

async function recommend(bandId: number, memberCount: number): Promise<void> {
  for (let index = 0; index < memberCount; index += 1) {
    const { memberId } = await insertMember(database.db);
    await database.db.insert(bandRecommend).values({ memberId, bandId, priority: 1 });
  }
}

async function insertMap(occurrences: Record<number, number | null>, mapModel = model) {
  const { db } = database;
  const [map] = await db
    .insert(catalogueMap)
    .values({
      model: mapModel,
      bandCount: 2,
      clusterCount: 1,
      clusterCountChosenBy: 'silhouette',
      silhouette: 0,
      silhouettes: [],
      neighbourCount: 10,
      durationMs: 1,
    })
    .returning();
  const place = { mapId: map!.mapId, clusterIndex: 0, x: 0, y: 0 };
  await db.insert(catalogueCluster).values({
    ...place,
    name: mapModel,
    keywords: ['밤'],
    size: 2,
    cohesion: 1,
    medoidBandId: 1,
    centroid: unitVector(1),
  });
  const points = Object.entries(occurrences).map(([bandId, neighbourOccurrence]) => ({
    ...place,
    bandId: Number(bandId),
    closeness: 1,
    neighbourOccurrence,
  }));
  await db.insert(catalogueMapPoint).values(points);
}

describe('a search', () => {
  test('finds a part of the name, in any case, however it is composed', async () => {
    await insertNamed('새소년', '소년 만화'.normalize('NFD'), 'The Black Skirts', null);
    expect(await list({ query: '소년' })).toEqual(['새소년', '소년 만화'.normalize('NFD')]);
    expect(await list({ query: 'BLACK' })).toEqual(['The Black Skirts']);
    expect(await list({ query: '없는' })).toEqual([]);
  });

  test.each([
    ['%', ['100% 밴드', '100 밴드']],
    ['_', ['snake_case', 'snakes']],
    ['\\', ['back\\slash', 'backslash']],
  ])('takes %s literally', async (query, names) => {
    await insertNamed(...names);
    expect(await list({ query })).toEqual(names.slice(0, 1));
  });
});

describe('the order', () => {
  test('by name has Hangul first, no case, and the nameless at the end', async () => {
    await insertNamed('beta', null, '하늘', 'Alpha', '가을', '10CM');
    expect(await list({})).toEqual(['가을', '하늘', '10CM', 'Alpha', 'beta', null]);
    expect(await list({}, { by: 'name', direction: 'desc' })).toEqual([
      '하늘',
      '가을',
      'beta',
      'Alpha',
      '10CM',
      null,
    ]);
  });

  test('by the number of members whose set has it', async () => {
    const [, b, c] = await insertNamed('a', 'b', 'c');
    await recommend(b!, 1);
    await recommend(c!, 2);
    expect(await list({}, { by: 'recommended', direction: 'desc' })).toEqual(['c', 'b', 'a']);
    expect(await list({}, { by: 'recommended', direction: 'asc' })).toEqual(['a', 'b', 'c']);
  });

  test('by neighbours has those that no map counts at the end, both ways', async () => {
    const [a, b, c] = await insertNamed('a', 'b', 'c', 'd');
    await insertMap({ [a!]: 99, [b!]: 99 });
    await insertMap({ [a!]: 3, [b!]: 30, [c!]: null });
    expect(await list({}, { by: 'neighbours', direction: 'desc' })).toEqual(['b', 'a', 'c', 'd']);
    expect(await list({}, { by: 'neighbours', direction: 'asc' })).toEqual(['a', 'b', 'c', 'd']);
  });

  test('by the last change takes the making for one', async () => {
    const { db } = database;
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    await insertBand(db, { bandName: 'made', createdAt: at(2), updatedAt: null });
    await insertBand(db, { bandName: 'changed', createdAt: at(1), updatedAt: at(3) });
    await insertBand(db, { bandName: 'adopted', createdAt: null, updatedAt: null });
    expect(await list({}, { by: 'updated', direction: 'desc' })).toEqual([
      'changed',
      'made',
      'adopted',
    ]);
  });

  test('goes on from page to page without a gap', async () => {
    await insertNamed('same', 'same', 'a', 'same', 'z');
    const first = await listBandIds(database.db, page(0));
    const second = await listBandIds(database.db, page(3));
    expect([...first, ...second]).toEqual([3, 1, 2, 4, 5]);
    function page(offset: number) {
      return { filter: {}, space, order: BY_NAME, limit: 3, offset };
    }
  });
});

describe('a filter', () => {
  test('by vector', async () => {
    const { db } = database;
    await insertBand(db, { bandName: 'current', description: 'x', embedding: unitVector(1) });
    await insertBand(db, {
      bandName: 'stale',
      description: 'x',
      embedding: unitVector(1),
      descriptionRow: { embeddingModel: model, embeddingTextHash: 'other' },
    });
    await insertBand(db, { bandName: 'missing', description: 'x' });
    await insertBand(db, { bandName: 'blank' });
    expect(await list({ vector: 'current' })).toEqual(['current']);
    expect(await list({ vector: 'stale' })).toEqual(['stale']);
    expect(await list({ vector: 'missing' })).toEqual(['missing']);
    expect(await list({ vector: 'blank' })).toEqual(['blank']);
    expect(await list({ vector: 'foreign' })).toEqual([]);
  });

  test('for those never recommended to a live member', async () => {
    const { db } = database;
    const [a, b, c] = await insertNamed('a', 'b', 'c', 'd');
    await recommend(a!, 1);
    const left = await insertMember(db, { deletedAt });
    const { memberId } = await insertMember(db);
    await db.insert(bandRecommend).values([
      { memberId: left.memberId, bandId: b!, priority: 1 },
      { memberId, bandId: c!, priority: 1, deletedAt },
    ]);
    expect(await list({ isNeverRecommended: true })).toEqual(['b', 'c', 'd']);
  });

  test('by kind leaves out those that are not classified', async () => {
    const { db } = database;
    await insertBand(db, { bandName: 'band', isBand: true });
    await insertBand(db, { bandName: 'solo', isBand: false });
    await insertBand(db, { bandName: 'unknown', isBand: null });
    expect(await list({ isBand: true })).toEqual(['band']);
    expect(await list({ isBand: false })).toEqual(['solo']);
  });

  test('by keyword follows live links to a live keyword', async () => {
    const { db } = database;
    const live = await insertKeyword(db);
    const gone = await insertKeyword(db, { deletedAt });
    const a = await insertBand(db, { bandName: 'a', keywordIds: [live.keywordId, live.keywordId] });
    const b = await insertBand(db, { bandName: 'b', keywordIds: [gone.keywordId] });
    await db.insert(bandKeyword).values({ bandId: b.bandId, keywordId: live.keywordId, deletedAt });
    expect(await list({ keywordId: live.keywordId })).toEqual(['a']);
    expect(await list({ keywordId: gone.keywordId })).toEqual([]);
    expect(await list({ keywordId: live.keywordId, query: 'b' })).toEqual([]);
    expect(a.bandId).toBe(1);
  });

  test('never shows deleted bands', async () => {
    await insertBand(database.db, { deletedAt });
    expect(await list({})).toEqual([]);
    expect(await list({ isNeverRecommended: true, vector: 'blank' })).toEqual([]);
  });
});

describe('standings', () => {
  test('hold what a row shows, of the newest map', async () => {
    const { db } = database;
    const updatedAt = new Date('2026-02-03T00:00:00Z');
    const { bandId } = await insertBand(db, { updatedAt, description: 'x' });
    await recommend(bandId, 2);
    await insertMap({ [bandId]: 3 });
    await insertMap({ [bandId]: 7 });
    await insertMap({ [bandId]: 9 }, 'another');
    expect(await findBandStandings(db, { bandIds: [bandId], space })).toEqual([
      {
        bandId,
        vectorStatus: 'missing',
        timesRecommended: 2,
        updatedAt,
        clusterIndex: 0,
        clusterName: model,
        clusterKeywords: ['밤'],
        neighbourOccurrence: 7,
      },
    ]);
  });

  test('are bare without a map', async () => {
    const { db } = database;
    const { bandId } = await insertBand(db, { createdAt: null });
    expect(await findBandStandings(db, { bandIds: [bandId, 99], space })).toEqual([
      {
        bandId,
        vectorStatus: 'blank',
        timesRecommended: 0,
        updatedAt: null,
        clusterIndex: null,
        clusterName: null,
        clusterKeywords: null,
        neighbourOccurrence: null,
      },
    ]);
  });
});

describe('facets', () => {
  const facets = (filter: BandFilter) => countBandFacets(database.db, { filter, space });

  test('count what each filter would leave, the others as they are', async () => {
    const { db } = database;
    const { keywordId } = await insertKeyword(db);
    const a = await insertBand(db, { bandName: 'a1', isBand: true, keywordIds: [keywordId] });
    await insertBand(db, { bandName: 'a2', isBand: false, description: 'x' });
    await insertBand(db, { bandName: 'a3', isBand: null, embedding: unitVector(1) });
    await insertBand(db, { bandName: 'b', isBand: true, deletedAt });
    await recommend(a.bandId, 2);
    const vector = { current: 1, stale: 0, foreign: 0, missing: 1, blank: 1 };
    expect(await facets({})).toEqual({ vector, neverRecommended: 2, band: 1, solo: 1 });
    expect(await facets({ query: 'a' })).toEqual({ vector, neverRecommended: 2, band: 1, solo: 1 });
    expect(await facets({ vector: 'missing' })).toEqual({
      vector,
      neverRecommended: 1,
      band: 0,
      solo: 1,
    });
    expect(await facets({ isNeverRecommended: true })).toEqual({
      vector: { ...vector, blank: 0 },
      neverRecommended: 2,
      band: 0,
      solo: 1,
    });
    expect(await facets({ isBand: true })).toEqual({
      vector: { current: 0, stale: 0, foreign: 0, missing: 0, blank: 1 },
      neverRecommended: 0,
      band: 1,
      solo: 1,
    });
    expect(await facets({ keywordId })).toEqual({
      vector: { current: 0, stale: 0, foreign: 0, missing: 0, blank: 1 },
      neverRecommended: 0,
      band: 1,
      solo: 0,
    });
  });

  test('of an empty catalogue are zeros', async () => {
    expect(await facets({})).toEqual({
      vector: { current: 0, stale: 0, foreign: 0, missing: 0, blank: 0 },
      neverRecommended: 0,
      band: 0,
      solo: 0,
    });
  });
});
