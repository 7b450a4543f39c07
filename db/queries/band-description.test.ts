import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bandDescription } from '#db/schema/catalogue.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, unitVector } from '#db/testing/factories.ts';
import { findBandDescription } from './band-description.ts';

const SPACE = { model: 'model-a', dimensions: 1536 };
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
