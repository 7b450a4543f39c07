import { createHash } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { band } from '#db/schema/catalogue.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertMember, unitVector } from '#db/testing/factories.ts';
import { timesRecommended } from './recommendation-count.ts';
import { vectorStatus } from './vector-status.ts';

const MODEL = 'model-a';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('says what each band has, by the description that stands for it', async () => {
  const { db } = database;
  const embedded = (description: string, textHash: string, model = MODEL) => ({
    description,
    embedding: unitVector(1),
    descriptionRow: { embeddingModel: model, embeddingTextHash: textHash },
  });
  await insertBand(db, {
    bandName: 'current',
    ...embedded(' 몽환\n'.normalize('NFD'), sha256('몽환')),
  });
  await insertBand(db, { bandName: 'stale', ...embedded('거침', sha256('몽환')) });
  await insertBand(db, { bandName: 'foreign', ...embedded('몽환', sha256('몽환'), 'model-b') });
  await insertBand(db, { bandName: 'adopted', description: '몽환', embedding: unitVector(2) });
  await insertBand(db, { bandName: 'missing', description: '몽환' });
  await insertBand(db, {
    bandName: 'zero',
    description: '몽환',
    embedding: unitVector(1).map(() => 0),
  });
  await insertBand(db, { bandName: 'blank', description: ' \u3000' });
  await insertBand(db, { bandName: 'bare' });
  const rows = await db
    .select({ name: band.bandName, status: vectorStatus({ model: MODEL, dimensions: 1536 }) })
    .from(band)
    .orderBy(asc(band.bandId));
  expect(Object.fromEntries(rows.map(({ name, status }) => [name, status]))).toEqual({
    current: 'current',
    stale: 'stale',
    foreign: 'foreign',
    adopted: 'current',
    missing: 'missing',
    zero: 'missing',
    blank: 'blank',
    bare: 'blank',
  });
});

test('counts live members whose set has a band', async () => {
  const { db } = database;
  const { bandId } = await insertBand(db, { bandName: 'counted' });
  const [a, b, gone] = await Promise.all([
    insertMember(db),
    insertMember(db),
    insertMember(db, { deletedAt: new Date() }),
  ]);
  await db.insert(bandRecommend).values([
    { memberId: a.memberId, bandId, priority: 1, score: 0.5 },
    { memberId: b.memberId, bandId, priority: 1, score: 0.5 },
    { memberId: gone.memberId, bandId, priority: 1, score: 0.5 },
    { memberId: a.memberId, bandId, priority: 2, score: 0.5, deletedAt: new Date() },
  ]);
  const rows = await db.select({ bandId: band.bandId, count: timesRecommended }).from(band);
  expect(rows.filter(({ count }) => count > 0)).toEqual([{ bandId, count: 2 }]);
});
