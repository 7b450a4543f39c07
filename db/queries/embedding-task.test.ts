import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bandDescription } from '#db/schema/catalogue.ts';
import { embeddingTask } from '#db/schema/embedding.ts';
import { job } from '#db/schema/job.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { type BandOverrides, insertBand, unitVector } from '#db/testing/factories.ts';
import { type DescriptionScope, estimateEmbedding } from './description-scope.ts';
import {
  countEmbeddingTasks,
  listPendingTasks,
  planEmbeddingTasks,
  storeEmbeddedTasks,
} from './embedding-task.ts';
import { insertJob } from './job.ts';

const MODEL = 'model-a';
const SPACE = { model: MODEL, dimensions: 1536 };
const JOB_ID = '3f1f6a7e-0d3c-4a53-9c3f-2f4f8f6b1a11';
const ZERO = new Array<number>(1536).fill(0);
const deletedAt = new Date('2025-01-01T00:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`truncate band, job restart identity cascade`);
  await insertJob(database.db, {
    jobId: JOB_ID,
    kind: 'embedMissing',
    params: {},
    dedupeKey: undefined,
    requestedBy: undefined,
  });
});

let number = 0;
async function insertDescription(overrides: BandOverrides = {}): Promise<number> {
  number += 1;
  const description = `text ${number}`;
  const { descriptionId } = await insertBand(database.db, { description, ...overrides });
  return descriptionId!;
}

async function plan(scope: DescriptionScope): Promise<number[]> {
  await database.db.delete(embeddingTask);
  await planEmbeddingTasks(database.db, { jobId: JOB_ID, scope, space: SPACE });
  const tasks = await database.db.select().from(embeddingTask);
  const ids = tasks.flatMap((task) => task.bandDescriptionIds).toSorted((a, b) => a - b);
  const estimate = await estimateEmbedding(database.db, { scope, space: SPACE });
  expect(estimate).toMatchObject({ descriptions: ids.length, texts: tasks.length });
  return ids;
}

describe('planning', () => {
  test('takes the live, non-blank ones; missing are those without a usable vector', async () => {
    const embedding = unitVector(1);
    const row = { embeddingModel: MODEL };
    const without = await insertDescription();
    const zero = await insertDescription({ embedding: ZERO });
    const foreign = await insertDescription({
      embedding,
      descriptionRow: { embeddingModel: 'model-b' },
    });
    const own = await insertDescription({ embedding, descriptionRow: row });
    const adopted = await insertDescription({ embedding });
    const stale = await insertDescription({
      embedding,
      descriptionRow: { ...row, embeddingTextHash: 'x' },
    });
    await insertDescription({ deletedAt });
    await insertDescription({ descriptionRow: { deletedAt } });
    await insertDescription({ descriptionRow: { bandId: null } });
    for (const description of [null, '', '  ', '\t\r\n', '\u3000', '\u00a0\u2003\ufeff']) {
      await insertDescription({ description });
    }
    expect(await plan({ kind: 'missing' })).toEqual([without, zero, foreign]);
    expect(await plan({ kind: 'stale' })).toEqual([stale]);
    expect(await plan({ kind: 'all' })).toEqual([without, zero, foreign, own, adopted, stale]);
    const bandDescriptionIds = [adopted, own, own, 999_999, -1];
    expect(await plan({ kind: 'ids', bandDescriptionIds })).toEqual([own, adopted]);
    expect(await plan({ kind: 'ids', bandDescriptionIds: [] })).toEqual([]);
  });

  test('counts a text once however it is composed or surrounded', async () => {
    const ids = [];
    for (const description of ['몽환', ' 몽환\n', '몽환'.normalize('NFD'), '청춘']) {
      ids.push(await insertDescription({ description }));
    }
    await planEmbeddingTasks(database.db, {
      jobId: JOB_ID,
      scope: { kind: 'all' },
      space: SPACE,
    });
    const tasks = await listPendingTasks(database.db, { jobId: JOB_ID, afterHash: '', limit: 9 });
    expect(tasks.map(({ descriptions }) => descriptions.length).sort()).toEqual([1, 3]);
    // Twice is once.
    await planEmbeddingTasks(database.db, { jobId: JOB_ID, scope: { kind: 'all' }, space: SPACE });
    expect(await countEmbeddingTasks(database.db, { jobId: JOB_ID })).toEqual({
      total: 2,
      done: 0,
      failed: 0,
    });
  });
});

describe('storing', () => {
  const vector = Float32Array.from(unitVector(5));
  const readTokens = async () =>
    (await database.db.select({ tokens: job.tokens }).from(job))[0]?.tokens;

  async function store(vectorOfSecond: Float32Array) {
    const ids = [await insertDescription(), await insertDescription(), await insertDescription()];
    await planEmbeddingTasks(database.db, { jobId: JOB_ID, scope: { kind: 'all' }, space: SPACE });
    const pending = await listPendingTasks(database.db, { jobId: JOB_ID, afterHash: '', limit: 9 });
    const taskHashes = pending.slice(0, 2).map(({ textHash }) => textHash);
    const rows = pending.slice(0, 2).flatMap(({ textHash, descriptions }, index) =>
      descriptions.map(({ bandDescriptionId }) => ({
        bandDescriptionId,
        textHash,
        vector: index === 0 ? vector : vectorOfSecond,
      })),
    );
    await storeEmbeddedTasks(database.db, {
      jobId: JOB_ID,
      space: SPACE,
      rows,
      taskHashes,
      tokens: 70,
    });
    return { ids, rows };
  }

  test('writes vectors, provenance, tasks and tokens together, and nothing else', async () => {
    const { rows } = await store(vector);
    const stored = await database.db
      .select()
      .from(bandDescription)
      .where(eq(bandDescription.embeddingModel, MODEL));
    expect(stored.map((row) => row.bandDescriptionId).sort()).toEqual(
      rows.map(({ bandDescriptionId }) => bandDescriptionId).sort(),
    );
    for (const row of stored) {
      const text = rows.find(
        ({ bandDescriptionId }) => bandDescriptionId === row.bandDescriptionId,
      );
      expect(row).toMatchObject({
        embeddingTextHash: text!.textHash,
        embeddedAt: expect.any(Date),
        updatedAt: null,
      });
      for (const [index, value] of (row.embedding ?? []).entries()) {
        expect(Math.abs(value - (vector[index] ?? Number.NaN))).toBeLessThan(1e-7);
      }
    }
    expect(await countEmbeddingTasks(database.db, { jobId: JOB_ID })).toMatchObject({ done: 2 });
    expect(await readTokens()).toBe(70);
  });

  test('is all or nothing', async () => {
    await expect(store(vector.slice(1))).rejects.toThrow();
    expect(await countEmbeddingTasks(database.db, { jobId: JOB_ID })).toMatchObject({ done: 0 });
    expect(await readTokens()).toBe(0);
    const stored = await database.db
      .select({ model: bandDescription.embeddingModel })
      .from(bandDescription);
    expect(stored.every(({ model }) => model === null)).toBe(true);
  });
});
