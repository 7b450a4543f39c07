import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, unitVector } from '#db/testing/factories.ts';
import { embeddingModel } from '../schema/embedding.ts';
import { countEmbeddingTasks, listPendingTasks, planEmbeddingTasks } from './embedding-task.ts';
import { insertJob } from './job.ts';
import { copyKnownVectors } from './known-vector.ts';
import { countCoverage } from './model-coverage.ts';
import { ModelChangedError, storeEmbeddings } from './store-vectors.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate band, job, embedding_model cascade`);
});

/** Two bands of one text, of which one is embedded, and a third band; the plan of a job for what is missing. */
async function plan(space: { model: string; dimensions: number }) {
  const { db } = database;
  await db.insert(embeddingModel).values({ ...space, state: 'active' });
  const [first] = [
    await insertBand(db, { description: 'shared' }),
    await insertBand(db, { description: 'shared' }),
    await insertBand(db, { description: 'alone' }),
  ];
  const jobId = randomUUID();
  const rest = { params: {}, dedupeKey: undefined, requestedBy: undefined };
  await insertJob(db, { jobId, kind: 'embedMissing', ...rest });
  await planEmbeddingTasks(db, { jobId, scope: { kind: 'all' }, space });
  const pending = await listPendingTasks(db, { jobId, afterHash: '', limit: 9 });
  const { textHash } = pending.find(({ descriptions }) => descriptions.length === 2)!;
  const vector = new Float32Array(space.dimensions);
  vector.set(unitVector(1).slice(0, space.dimensions));
  const rows = [{ bandDescriptionId: first!.descriptionId!, vector, textHash }];
  await storeEmbeddings(db, { space, rows });
  return jobId;
}

test.each([[1_536], [256], [3_072]])('a vector of %i dimensions is copied', async (dimensions) => {
  const { db } = database;
  const space = { model: 'model-b', dimensions };
  const jobId = await plan(space);
  await copyKnownVectors(db, { jobId, space });
  expect(await countCoverage(db, { space })).toEqual({ total: 3, embedded: 2, stale: 0 });
  expect(await countEmbeddingTasks(db, { jobId })).toEqual({ total: 2, done: 1, failed: 0 });
  const [left] = await listPendingTasks(db, { jobId, afterHash: '', limit: 9 });
  expect(left?.descriptions.map(({ text }) => text)).toEqual(['alone']);
});

test('nothing is copied of a model that is not active any more', async () => {
  const { db } = database;
  const space = { model: 'model-b', dimensions: 1_536 };
  const jobId = await plan(space);
  await db.update(embeddingModel).set({ model: 'model-c' });
  await expect(copyKnownVectors(db, { jobId, space })).rejects.toThrow(ModelChangedError);
  expect(await countEmbeddingTasks(db, { jobId })).toEqual({ total: 2, done: 0, failed: 0 });
});
