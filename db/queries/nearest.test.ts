import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { unitVector } from '#db/testing/factories.ts';
import { findNearestBands, type NearBand, type NearestBandsParams } from './nearest.ts';

const MODEL = 'model-a';
const DIMENSIONS = 1536;

interface Entry {
  bandId: number;
  vector: number[] | null;
  isBand?: boolean | null;
  band?: Partial<typeof band.$inferInsert>;
  description?: Partial<typeof bandDescription.$inferInsert>;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function clear(): Promise<void> {
  await database.db.execute(sql`truncate band, band_description restart identity cascade`);
}

async function insertEntries(entries: readonly Entry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += 200) {
    const part = entries.slice(start, start + 200);
    await database.db
      .insert(band)
      .values(part.map((entry) => ({ bandId: entry.bandId, isBand: entry.isBand, ...entry.band })));
    await database.db.insert(bandDescription).values(
      part.map((entry) => ({
        bandId: entry.bandId,
        embedding: entry.vector,
        embeddingModel: MODEL,
        ...entry.description,
      })),
    );
  }
}

function find(params: Partial<NearestBandsParams>): Promise<NearBand[][]> {
  return findNearestBands(database.db, {
    probes: [direction(1)],
    excludedBandIds: [],
    limit: 10,
    bandsOnly: false,
    space: { model: MODEL, dimensions: 1536 },
    ...params,
  });
}

async function findIds(params: Partial<NearestBandsParams> = {}): Promise<number[][]> {
  return (await find(params)).map((near) => near.map(({ bandId }) => bandId));
}

/** The given components, then zeros. */
function direction(...components: number[]): number[] {
  return [...components, ...new Array<number>(DIMENSIONS - components.length).fill(0)];
}

/** The first components of a random unit vector: neighbours differ clearly in so few dimensions. */
function fewDimensional(seed: number): number[] {
  return direction(...unitVector(seed).slice(0, 12));
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let [dot, normA, normB] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    dot += value * other;
    normA += value * value;
    normB += other * other;
  }
  return dot / Math.sqrt(normA * normB);
}

function bruteForce(
  entries: readonly Entry[],
  { probes, excludedBandIds = [], limit = 10, bandsOnly = false }: Partial<NearestBandsParams>,
): NearBand[][] {
  return (probes ?? []).map((probe) =>
    entries
      .filter(({ bandId }) => !excludedBandIds.includes(bandId))
      .filter(({ isBand }) => !bandsOnly || isBand === true)
      .map(({ bandId, vector }) => ({
        bandId,
        similarity: cosine(Array.from(probe), vector ?? []),
      }))
      .sort((a, b) => b.similarity - a.similarity || a.bandId - b.bandId)
      .slice(0, limit),
  );
}

function expectSame(found: NearBand[][], expected: NearBand[][]): void {
  const ids = (near: NearBand[][]) => near.map((rows) => rows.map(({ bandId }) => bandId));
  expect(ids(found)).toEqual(ids(expected));
  for (const [probe, rows] of expected.entries()) {
    for (const [rank, { similarity }] of rows.entries()) {
      const difference = Math.abs((found[probe]?.[rank]?.similarity ?? Number.NaN) - similarity);
      expect(difference, `probe ${probe}, rank ${rank}`).toBeLessThan(1e-6);
    }
  }
}

describe('among 600 bands', () => {
  const entries = Array.from({ length: 600 }, (_, index): Entry => {
    const bandId = index + 1;
    const isBand = bandId % 100 === 0 ? true : bandId % 3 === 0 ? null : false;
    return { bandId, vector: fewDimensional(bandId), isBand };
  });
  const probes = [1001, 1002, 1003, 1004, 1005, 1006].map(fewDimensional);

  beforeAll(async () => {
    await clear();
    await insertEntries(entries);
  });

  test.each([1, 3, 6])('%i probes get what brute force finds', async (count) => {
    const params = { probes: probes.slice(0, count), limit: 10 };
    expectSame(await find(params), bruteForce(entries, params));
  });

  test('every band is found when as many are asked for', async () => {
    const params = { probes: probes.slice(0, 2), limit: 1_000 };
    const found = await find(params);
    expect(found.map((near) => near.length)).toEqual([600, 600]);
    expectSame(found, bruteForce(entries, params));
  });

  test('the 100 nearest excluded, the next ones come', async () => {
    const [probe = []] = probes;
    const nearest = bruteForce(entries, { probes: [probe], limit: 110 })[0] ?? [];
    const excludedBandIds = nearest.slice(0, 100).map(({ bandId }) => bandId);
    expectSame(await find({ probes: [probe], excludedBandIds }), [nearest.slice(100)]);
  });

  test('a 1 % filter, 100 exclusions and an approximate index lose no row', async () => {
    const { db } = database;
    await db.execute(sql`create index nearest_test_index on band_description
      using hnsw (embedding vector_cosine_ops)`);
    await db.execute(sql`analyze band_description`);
    try {
      // One of the six bands is excluded, with 99 others; five are left for ten places.
      const excludedBandIds = [300, ...Array.from({ length: 99 }, (_, index) => index + 1)];
      const params = { probes, excludedBandIds, bandsOnly: true, limit: 10 };
      const found = await find(params);
      expect(found.map((near) => near.length)).toEqual(probes.map(() => 5));
      expectSame(found, bruteForce(entries, params));
    } finally {
      await db.execute(sql`drop index nearest_test_index`);
    }
  });

  test('only is_band = true counts as a band, not null', async () => {
    const [found = []] = await findIds({ probes: probes.slice(0, 1), bandsOnly: true });
    expect(found.toSorted((a, b) => a - b)).toEqual([100, 200, 300, 400, 500, 600]);
  });
});

test('dense vectors get exact scores, -1 and 1 included', async () => {
  await clear();
  const probe = unitVector(7);
  const entries: Entry[] = Array.from({ length: 30 }, (_, index) => ({
    bandId: index + 1,
    vector: unitVector(100 + index),
  }));
  entries.push({ bandId: 98, vector: probe.map((value) => -3 * value) });
  entries.push({ bandId: 99, vector: probe.map((value) => 0.5 * value) });
  await insertEntries(entries);
  const found = await find({ probes: [probe], limit: 40 });
  expectSame(found, bruteForce(entries, { probes: [probe], limit: 40 }));
  expect(found[0]?.[0]?.bandId).toBe(99);
  expect(found[0]?.at(-1)?.bandId).toBe(98);
  for (const { similarity } of found[0] ?? []) expect(Math.abs(similarity)).toBeLessThanOrEqual(1);
});

describe('a band', () => {
  beforeEach(clear);

  const near: Entry = { bandId: 1, vector: direction(1) };
  const far: Entry = { bandId: 2, vector: direction(1, 1) };
  const deletedAt = new Date('2025-01-01T00:00:00Z');

  test.each<[string, Partial<Entry>]>([
    ['that is deleted', { band: { deletedAt } }],
    ['whose description is deleted', { description: { deletedAt } }],
    ['with a vector of another model', { description: { embeddingModel: 'model-b' } }],
    ['without a vector', { vector: null }],
    ['with a zero vector', { vector: direction(0) }],
    ['with a description that names no band', { description: { bandId: null } }],
  ])('%s is not seen', async (_, change) => {
    await insertEntries([{ ...near, ...change }, far]);
    expect(await findIds()).toEqual([[2]]);
  });

  test('with a vector of unknown origin is seen', async () => {
    await insertEntries([{ ...near, description: { embeddingModel: null } }, far]);
    expect(await findIds()).toEqual([[1, 2]]);
  });

  test('that is as near as others comes by its id, for every probe', async () => {
    const ids = [42, 7, 19, 3, 28];
    await insertEntries(ids.map((bandId) => ({ bandId, vector: direction(0.6, 0.8) })));
    const probes = [direction(1), direction(0, 1), direction(-1)];
    expect(await findIds({ probes, limit: 4 })).toEqual(probes.map(() => [3, 7, 19, 28]));
  });

  test.each<[string, Partial<typeof bandDescription.$inferInsert>, number]>([
    ['the first', { embedding: direction(0, 1) }, 0],
    ['the second when the first has no vector', { embedding: null }, 1],
    ['the second when the first is zero', { embedding: direction(0) }, 1],
    [
      "the second when the first is another model's",
      { embedding: direction(0, 1), embeddingModel: 'model-b' },
      1,
    ],
    ['the second when the first is deleted', { embedding: direction(0, 1), deletedAt }, 1],
  ])('with two descriptions is found once, by %s', async (_, first, similarity) => {
    const { db } = database;
    await db.insert(band).values({ bandId: 1 });
    // The second row is written first: the ids decide, not the order in the table.
    await db.insert(bandDescription).values([
      { bandDescriptionId: 12, bandId: 1, embedding: direction(1), embeddingModel: MODEL },
      { bandDescriptionId: 11, bandId: 1, embeddingModel: MODEL, ...first },
    ]);
    expect(await find({})).toEqual([[{ bandId: 1, similarity }]]);
  });
});

test('fewer bands than asked for are answered, none as an empty list for each probe', async () => {
  await clear();
  const probes = [direction(1), direction(0, 1)];
  expect(await find({ probes })).toEqual([[], []]);
  await insertEntries([{ bandId: 5, vector: direction(1) }]);
  expect(await findIds({ probes })).toEqual([[5], [5]]);
  expect(await find({ probes, excludedBandIds: [5] })).toEqual([[], []]);
  expect(await find({ probes: [] })).toEqual([]);
});
