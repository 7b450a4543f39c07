import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentenceEmbedding } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { unitVector } from '#db/testing/factories.ts';
import { findSentenceEmbedding, insertSentenceEmbedding } from './sentence-embedding.ts';

/** Survives the text form as it is. */
const [VECTOR, OTHER] = [1, 2].map((seed) =>
  Float32Array.from(unitVector(seed), (value) => Math.round(value * 1024) / 1024 || 0),
) as [Float32Array, Float32Array];

const spaceOf = (model: string, dimensions = 1536) => ({ model, dimensions });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a kept vector is found by its model and text alone', async () => {
  const { db } = database;
  await insertSentenceEmbedding(db, { space: spaceOf('a'), textHash: '1', vector: VECTOR });
  expect(await findSentenceEmbedding(db, { space: spaceOf('a'), textHash: '1' })).toEqual(VECTOR);
  expect(await findSentenceEmbedding(db, { space: spaceOf('b'), textHash: '1' })).toBeUndefined();
  expect(await findSentenceEmbedding(db, { space: spaceOf('a'), textHash: '2' })).toBeUndefined();
});

test('the first one kept stays', async () => {
  const { db } = database;
  const key = { space: spaceOf('c'), textHash: '1' };
  await insertSentenceEmbedding(db, { ...key, vector: VECTOR });
  await insertSentenceEmbedding(db, { ...key, vector: OTHER });
  expect(await findSentenceEmbedding(db, key)).toEqual(VECTOR);
});

test('many at once keep one', async () => {
  const { db } = database;
  const key = { space: spaceOf('d'), textHash: '1' };
  const before = await db.$count(sentenceEmbedding);
  await Promise.all(
    Array.from({ length: 8 }, () => insertSentenceEmbedding(db, { ...key, vector: VECTOR })),
  );
  expect(await db.$count(sentenceEmbedding)).toBe(before + 1);
  expect(await findSentenceEmbedding(db, key)).toEqual(VECTOR);
});

test('one of another length is no use, and gives way', async () => {
  const { db } = database;
  const [long, short] = [1536, 4].map((dimensions) => ({
    space: spaceOf('e', dimensions),
    textHash: '1',
  })) as [Key, Key];
  await insertSentenceEmbedding(db, { ...long, vector: VECTOR });
  expect(await findSentenceEmbedding(db, short)).toBeUndefined();
  const vector = Float32Array.of(1, 0, 0.5, 0);
  await insertSentenceEmbedding(db, { ...short, vector });
  expect(await findSentenceEmbedding(db, short)).toEqual(vector);
});

type Key = Parameters<typeof findSentenceEmbedding>[1];
