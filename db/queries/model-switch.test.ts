import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { bandDescription } from '#db/schema/catalogue.ts';
import { bandVector, embeddingModel } from '#db/schema/embedding.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand } from '#db/testing/factories.ts';
import { findActiveModel, findModel } from './embedding-model.ts';
import {
  activateModel,
  adoptKnownVectors,
  discardModel,
  insertPreparedModel,
} from './model-switch.ts';
import { ModelChangedError, storeEmbeddings, storeVectorsBeside } from './store-vectors.ts';
import type { VectorSpace } from './vector-space.ts';

const OLD: VectorSpace = { model: 'old', dimensions: 1536 };
const SAME: VectorSpace = { model: "same's", dimensions: 1536 };
const SHORT: VectorSpace = { model: 'short', dimensions: 256 };
const LONG: VectorSpace = { model: 'long', dimensions: 3072 };

let database: TestDatabase;
let db: Database;
let ids: number[];

const vectorOf = (slot: number, dimensions: number) =>
  Float32Array.from({ length: dimensions }, (_, index) => Number(index === slot));

beforeEach(async () => {
  database = await createTestDatabase();
  ({ db } = database);
  ids = [];
  for (const slot of [0, 1, 2]) {
    const { descriptionId } = await insertBand(db, {
      description: `text ${slot}`,
      embedding: [...vectorOf(slot, 1536)],
      // The first came before us, the last is another model's.
      descriptionRow: { embeddingModel: [null, OLD.model, 'third'][slot], embeddingTextHash: null },
    });
    ids.push(descriptionId!);
  }
});
afterEach(() => database.close());

async function prepare(space: VectorSpace, slots = [0, 1, 2]) {
  await insertPreparedModel(db, space);
  await storeVectorsBeside(db, {
    space,
    rows: slots.map((slot) => ({
      bandDescriptionId: ids[slot]!,
      vector: vectorOf(slot + 10, space.dimensions),
      textHash: `hash ${slot}`,
    })),
  });
}

/** What other readers of the table see: whose vector, and which. */
async function readColumn() {
  const rows = await db
    .select({ model: bandDescription.embeddingModel, embedding: bandDescription.embedding })
    .from(bandDescription)
    .orderBy(asc(bandDescription.bandDescriptionId));
  return rows.map(({ model, embedding }) => [model, embedding?.indexOf(1)]);
}

const readBeside = async (model: string) => {
  const rows = await db
    .select()
    .from(bandVector)
    .where(eq(bandVector.model, model))
    .orderBy(asc(bandVector.bandDescriptionId));
  return rows.map(({ bandDescriptionId, embedding, halfEmbedding, textHash }) => [
    ids.indexOf(bandDescriptionId),
    (embedding ?? halfEmbedding)?.indexOf(1),
    textHash,
  ]);
};

describe('a switch', () => {
  test('between models of the shared length changes the column, and going back restores it', async () => {
    const before = await readColumn();
    await prepare(SAME, [0, 1]);
    expect(await readColumn()).toEqual(before);
    await activateModel(db, { from: OLD, to: SAME });
    expect(await findActiveModel(db)).toEqual(SAME);
    expect(await readColumn()).toEqual([
      [SAME.model, 10],
      [SAME.model, 11],
      ['third', 2],
    ]);
    expect(await readBeside(SAME.model)).toEqual([]);
    expect(await readBeside(OLD.model)).toEqual([
      [0, 0, null],
      [1, 1, null],
    ]);
    expect(await findModel(db, OLD)).toMatchObject({ state: 'kept', dimensions: 1536 });

    await activateModel(db, { from: SAME, to: OLD });
    expect(await findActiveModel(db)).toEqual(OLD);
    expect(await readColumn()).toEqual([
      [OLD.model, 0],
      [OLD.model, 1],
      ['third', 2],
    ]);
    expect(await readBeside(SAME.model)).toEqual([
      [0, 10, 'hash 0'],
      [1, 11, 'hash 1'],
    ]);
  });

  test.each([SHORT, LONG])('to a model of another length leaves the column: %o', async (space) => {
    const before = await readColumn();
    await prepare(space);
    await activateModel(db, { from: OLD, to: space });
    expect(await findActiveModel(db)).toEqual(space);
    expect(await readColumn()).toEqual(before);
    expect((await readBeside(space.model)).map(([, slot]) => slot)).toEqual([10, 11, 12]);
    await activateModel(db, { from: space, to: OLD });
    expect((await readColumn()).map(([, slot]) => slot)).toEqual([0, 1, 2]);
    expect((await readBeside(space.model)).map(([, slot]) => slot)).toEqual([10, 11, 12]);
  });

  test('takes along what was embedded or edited while it was being prepared', async () => {
    await prepare(SAME, [0]);
    const rows = [
      { bandDescriptionId: ids[0]!, vector: vectorOf(7, 1536), textHash: 'newer text' },
    ];
    await storeEmbeddings(db, { space: OLD, rows });
    await activateModel(db, { from: OLD, to: SAME });
    expect(await readBeside(OLD.model)).toContainEqual([0, 7, 'newer text']);
  });

  test('from a model that is not active, or to one that is not there, changes nothing', async () => {
    await prepare(SAME);
    await expect(activateModel(db, { from: OLD, to: SHORT })).rejects.toThrow(ModelChangedError);
    await expect(activateModel(db, { from: OLD, to: { ...SAME, dimensions: 9 } })).rejects.toThrow(
      ModelChangedError,
    );
    expect(await findActiveModel(db)).toBeUndefined();
    await activateModel(db, { from: OLD, to: SAME });
    const after = await readColumn();
    await expect(activateModel(db, { from: OLD, to: SAME })).rejects.toThrow(ModelChangedError);
    expect(await readColumn()).toEqual(after);
    expect(await db.$count(embeddingModel)).toBe(2);
  });

  test('of two at once one happens', async () => {
    await prepare(SAME);
    await prepare(SHORT);
    const ends = await Promise.allSettled([
      activateModel(db, { from: OLD, to: SAME }),
      activateModel(db, { from: OLD, to: SHORT }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('vectors of the same text are taken over, and only where they lack', async () => {
  const description = { description: 'text 0' };
  const twin = await insertBand(db, description);
  await insertPreparedModel(db, SHORT);
  const textHash = '7a3c0b0d4e5e';
  await storeVectorsBeside(db, {
    space: SHORT,
    rows: [{ bandDescriptionId: ids[0]!, vector: vectorOf(3, 256), textHash }],
  });
  await adoptKnownVectors(db, SHORT);
  expect(await db.$count(bandVector)).toBe(1);
  // SHA-256 of "text 0".
  const { createHash } = await import('node:crypto');
  await db
    .update(bandVector)
    .set({ textHash: createHash('sha256').update('text 0').digest('hex') });
  await adoptKnownVectors(db, SHORT);
  const adopted = await db.select({ id: bandVector.bandDescriptionId }).from(bandVector);
  expect(adopted.map(({ id }) => id).sort()).toEqual([ids[0], twin.descriptionId].sort());
});

test('a model is forgotten unless it is active', async () => {
  await prepare(SHORT);
  expect(await discardModel(db, SHORT)).toBe(true);
  expect(await db.$count(bandVector)).toBe(0);
  expect(await discardModel(db, SHORT)).toBe(false);
  await prepare(SHORT);
  await activateModel(db, { from: OLD, to: SHORT });
  expect(await discardModel(db, SHORT)).toBe(false);
  expect(await discardModel(db, OLD)).toBe(true);
});
