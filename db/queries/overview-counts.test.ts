import { afterAll, beforeAll, expect, test } from 'vitest';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertKeyword, insertMember, unitVector } from '#db/testing/factories.ts';
import { countOverview } from './overview-counts.ts';

const MODEL = 'model-a';
const deletedAt = new Date();
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('an empty database has nothing of anything', async () => {
  expect(await countOverview(database.db, { space: { model: MODEL, dimensions: 1536 } })).toEqual({
    bands: { current: 0, stale: 0, foreign: 0, missing: 0, blank: 0 },
    neverRecommended: 0,
    keywords: 0,
    unusedKeywords: 0,
  });
});

test('counts what lives, by what is wrong with it', async () => {
  const { db } = database;
  const [used, carriedByDead] = [await insertKeyword(db), await insertKeyword(db)];
  await insertKeyword(db);
  await insertKeyword(db, { keyword: ' \u3000' });
  await insertKeyword(db, { deletedAt });
  const vector = (model: string, textHash: string | null = null) => ({
    description: '몽환',
    embedding: unitVector(1),
    descriptionRow: { embeddingModel: model, embeddingTextHash: textHash },
  });
  const current = await insertBand(db, { ...vector(MODEL), keywordIds: [used.keywordId] });
  const stale = await insertBand(db, vector(MODEL, 'of another text'));
  const foreign = await insertBand(db, vector('model-b'));
  await insertBand(db, { description: '몽환' });
  await insertBand(db, { description: ' ' });
  await insertBand(db);
  await insertBand(db, { deletedAt, keywordIds: [carriedByDead.keywordId] });

  const [served, once, gone] = [
    await insertMember(db),
    await insertMember(db),
    await insertMember(db, { deletedAt }),
  ];
  const set = { priority: 1, score: 0.5 };
  await db.insert(bandRecommend).values([
    { ...set, memberId: served.memberId, bandId: current.bandId },
    { ...set, memberId: once.memberId, bandId: foreign.bandId, deletedAt },
    { ...set, memberId: gone.memberId, bandId: foreign.bandId },
  ]);
  const run = { source: 'member', model: MODEL, durationMs: 1 } as const;
  await db.insert(recommendationRun).values([
    { ...run, memberId: once.memberId, bandIds: [stale.bandId, current.bandId] },
    { ...run, memberId: once.memberId, bandIds: [foreign.bandId], failure: 'INTERNAL' },
    { ...run, memberId: gone.memberId, bandIds: [foreign.bandId] },
  ]);

  expect(await countOverview(db, { space: { model: MODEL, dimensions: 1536 } })).toEqual({
    bands: { current: 1, stale: 1, foreign: 1, missing: 1, blank: 2 },
    neverRecommended: 4,
    keywords: 3,
    unusedKeywords: 2,
  });
});
