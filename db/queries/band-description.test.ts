import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bandDescription } from '#db/schema/catalogue.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { type BandOverrides, insertBand, unitVector } from '#db/testing/factories.ts';
import {
  countDescriptions,
  type DescriptionScope,
  findBandDescription,
  listDescriptions,
} from './band-description.ts';
import { storeEmbeddings } from './store-vectors.ts';

const MODEL = 'model-a';
const SPACE = { model: MODEL, dimensions: 1536 };
const ZERO = new Array<number>(1536).fill(0);
const deletedAt = new Date('2025-01-01T00:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate band restart identity cascade`);
});

async function insertDescription(overrides: BandOverrides = {}): Promise<number> {
  const { descriptionId } = await insertBand(database.db, { description: 'text', ...overrides });
  return descriptionId!;
}

async function list(scope: DescriptionScope): Promise<number[]> {
  const page = { scope, space: SPACE, afterId: 0, limit: 100 };
  const ids = (await listDescriptions(database.db, page)).map((row) => row.bandDescriptionId);
  expect(await countDescriptions(database.db, { scope, space: SPACE })).toBe(ids.length);
  return ids;
}

describe('the description of a band', () => {
  test('is the lowest id with a vector', async () => {
    const { db } = database;
    const { bandId } = await insertBand(db, { description: 'no vector' });
    await db.insert(bandDescription).values([
      { bandId, description: 'zero', embedding: ZERO },
      { bandId, description: 'deleted', embedding: unitVector(1), deletedAt },
      { bandId, description: 'this', embedding: unitVector(2) },
      { bandId, description: 'later', embedding: unitVector(3) },
    ]);
    expect(await findBandDescription(db, { bandId, space: SPACE })).toEqual({
      bandId,
      description: 'this',
      createdAt: expect.any(Date),
      updatedAt: null,
      deletedAt: null,
      embedding: Float32Array.from(unitVector(2)),
    });
  });

  test.each<[string, number[] | null]>([
    ['null', null],
    ['zero', ZERO],
  ])('without any vector is the lowest id; a %s vector is none', async (_, embedding) => {
    const { db } = database;
    const { bandId } = await insertBand(db, { description: 'first', embedding });
    await db.insert(bandDescription).values({ bandId, description: 'second' });
    const found = await findBandDescription(db, { bandId, space: SPACE });
    expect(found).toMatchObject({ description: 'first', embedding: undefined });
  });

  test('that is unknown, deleted or of a deleted band is undefined', async () => {
    const { db } = database;
    const deleted = await insertBand(db, { description: 'text', deletedAt });
    const undescribed = await insertBand(db, {
      description: 'text',
      descriptionRow: { deletedAt },
    });
    for (const bandId of [deleted.bandId, undescribed.bandId, 999_999]) {
      expect(await findBandDescription(db, { bandId, space: SPACE })).toBeUndefined();
    }
  });
});

describe('descriptions to embed', () => {
  test('are the live, non-blank ones; missing are those without a usable vector', async () => {
    const embedding = unitVector(1);
    const without = await insertDescription();
    const zero = await insertDescription({ embedding: ZERO });
    const foreign = await insertDescription({
      embedding,
      descriptionRow: { embeddingModel: 'model-b' },
    });
    const own = await insertDescription({ embedding, descriptionRow: { embeddingModel: MODEL } });
    const adopted = await insertDescription({ embedding });
    await insertDescription({ deletedAt });
    await insertDescription({ descriptionRow: { deletedAt } });
    await insertDescription({ descriptionRow: { bandId: null } });
    for (const description of [null, '', '  ', '\t\r\n', '\u3000', '\u00a0\u2003\ufeff']) {
      await insertDescription({ description });
    }
    expect(await list({ kind: 'missing' })).toEqual([without, zero, foreign]);
    expect(await list({ kind: 'all' })).toEqual([without, zero, foreign, own, adopted]);
    const bandDescriptionIds = [adopted, own, own, 999_999, -1, adopted + 1, adopted + 2];
    expect(await list({ kind: 'ids', bandDescriptionIds })).toEqual([own, adopted]);
    expect(await list({ kind: 'ids', bandDescriptionIds: [] })).toEqual([]);
  });

  test('come in pages', async () => {
    const ids = [await insertDescription(), await insertDescription(), await insertDescription()];
    const page = (afterId: number) =>
      listDescriptions(database.db, { scope: { kind: 'all' }, space: SPACE, afterId, limit: 2 });
    expect(await page(0)).toEqual(
      ids.slice(0, 2).map((bandDescriptionId) => ({ bandDescriptionId, description: 'text' })),
    );
    expect(await page(ids[1]!)).toEqual([{ bandDescriptionId: ids[2], description: 'text' }]);
    expect(await page(ids[2]!)).toEqual([]);
  });
});

describe('storing', () => {
  const row = { vector: Float32Array.from(unitVector(5)), textHash: 'a'.repeat(64) };

  test('writes the vector with its provenance and nothing else', async () => {
    const { db } = database;
    const [changed, other] = [await insertDescription(), await insertDescription()];
    const read = () => db.select().from(bandDescription).orderBy(bandDescription.bandDescriptionId);
    const before = await read();
    const [clock] = await db.execute<{ ms: number }>(
      sql`select floor(extract(epoch from now()) * 1000)::float8 as ms`,
    );
    const rows = [{ ...row, bandDescriptionId: changed }];
    expect(await storeEmbeddings(db, { space: SPACE, rows })).toBe(1);
    const after = await read();
    expect(after[1]).toEqual(before[1]);
    expect(after[1]?.bandDescriptionId).toBe(other);
    expect(after[0]).toEqual({
      ...before[0],
      embedding: expect.any(Array),
      embeddingModel: MODEL,
      embeddingTextHash: row.textHash,
      embeddedAt: expect.any(Date),
    });
    expect(Number(after[0]?.embeddedAt)).toBeGreaterThanOrEqual(clock!.ms);
    for (const [index, value] of (after[0]?.embedding ?? []).entries()) {
      expect(Math.abs(value - (row.vector[index] ?? Number.NaN))).toBeLessThan(1e-7);
    }
  });

  test('is all or nothing', async () => {
    const { db } = database;
    const ids = [await insertDescription(), await insertDescription()];
    const rows = ids.map((bandDescriptionId) => ({ ...row, bandDescriptionId }));
    const spoilt = [rows[0]!, { ...rows[1]!, vector: row.vector.slice(1) }];
    await expect(storeEmbeddings(db, { space: SPACE, rows: spoilt })).rejects.toThrow();
    expect(await list({ kind: 'missing' })).toEqual(ids);
  });

  test('counts what is there: unknown rows are passed over, none is none', async () => {
    const { db } = database;
    const id = await insertDescription();
    const rows = [id, 999_999].map((bandDescriptionId) => ({ ...row, bandDescriptionId }));
    expect(await storeEmbeddings(db, { space: SPACE, rows })).toBe(1);
    expect(await storeEmbeddings(db, { space: SPACE, rows: [] })).toBe(0);
    const [stored] = await db
      .select({ model: bandDescription.embeddingModel })
      .from(bandDescription)
      .where(eq(bandDescription.bandDescriptionId, id));
    expect(stored).toEqual({ model: MODEL });
  });
});
