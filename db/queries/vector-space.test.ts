import { asc, eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { bandVector, embeddingModel } from '#db/schema/embedding.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertMember } from '#db/testing/factories.ts';
import { findBandDescription } from './band-description.ts';
import { findBandInspection } from './band-inspection.ts';
import { listBandIds } from './band-list.ts';
import { countCatalogueVectors, listCatalogueVectors } from './catalogue-vector.ts';
import { listNearestPicks } from './hub-pick.ts';
import { countEmbeddedBands } from './map-points.ts';
import { findMemberFacts } from './member-facts.ts';
import { findNearestBands } from './nearest.ts';
import { countOverview } from './overview-counts.ts';
import { findMemberPicks } from './pick.ts';
import { ModelChangedError, storeEmbeddings, storeVectorsBeside } from './store-vectors.ts';
import type { VectorSpace } from './vector-space.ts';
import { findVectorStatuses } from './vector-status-of.ts';

const TABLE: VectorSpace = { model: 'in-table', dimensions: 1536 };
const BESIDE: [string, VectorSpace][] = [
  ['256 dimensions', { model: 'short', dimensions: 256 }],
  ['3,072 dimensions', { model: 'long', dimensions: 3072 }],
  ['4,000 dimensions', { model: 'longest', dimensions: 4000 }],
];
const BANDS = 12;

/** On a circle of the first two components: exact enough in half precision, and the same in any length. */
function pointAt(index: number, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  vector[0] = Math.cos(index / 5);
  vector[1] = Math.sin(index / 5);
  return vector;
}

let database: TestDatabase;
let bandIds: number[];
let externalId: string | null;
let memberId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  bandIds = [];
  for (let index = 0; index < BANDS; index += 1) {
    const { bandId } = await insertBand(db, {
      bandName: `band ${index}`,
      description: `about ${index}`,
      // One has no vector in any space.
      embedding: index === 3 ? null : pointAt(index, TABLE.dimensions),
      descriptionRow: {
        embeddingModel: TABLE.model,
        embeddingTextHash: index === 4 ? 'old' : null,
      },
    });
    bandIds.push(bandId);
  }
  ({ memberId, externalId } = await insertMember(db, { bandIds: bandIds.slice(0, 5) }));
  const embedded = await db
    .select({ id: bandDescription.bandDescriptionId, bandId: bandDescription.bandId })
    .from(bandDescription)
    .where(isNotNull(bandDescription.embedding))
    .orderBy(asc(bandDescription.bandDescriptionId));
  for (const [, space] of BESIDE) {
    await db.insert(embeddingModel).values({ ...space, state: 'preparing' });
    await storeVectorsBeside(db, {
      space,
      rows: embedded.map(({ id, bandId }) => ({
        bandDescriptionId: id,
        vector: Float32Array.from(pointAt(bandIds.indexOf(bandId ?? 0), space.dimensions)),
        textHash: 'x',
      })),
    });
    // As those in the table: one stale, the others of unknown text.
    await db.update(bandVector).set({ textHash: null }).where(eq(bandVector.model, space.model));
    const [stale] = embedded.filter(({ bandId }) => bandId === bandIds[4]);
    await db
      .update(bandVector)
      .set({ textHash: 'old' })
      .where(eq(bandVector.bandDescriptionId, stale!.id));
  }
});
afterAll(() => database.close());

/** What every query that reads vectors answers in a space, its vectors by their direction. */
async function ask(space: VectorSpace) {
  const { db } = database;
  const angle = (vector: Float32Array | undefined) =>
    vector && [
      vector.length === space.dimensions,
      Math.round(Math.atan2(vector[1]!, vector[0]!) * 100),
    ];
  const near = await findNearestBands(db, {
    probes: [pointAt(1.1, space.dimensions), pointAt(9.2, space.dimensions)],
    excludedBandIds: [bandIds[1]!],
    limit: 4,
    bandsOnly: false,
    space,
  });
  const inspected = await findBandInspection(db, { bandId: bandIds[4]!, space });
  const catalogue = await listCatalogueVectors(db, { space, afterBandId: 0, limit: 100 });
  const picks = await findMemberPicks(db, { memberId, space });
  const described = await findBandDescription(db, { bandId: bandIds[5]!, space });
  return {
    near: near.map((list) =>
      list.map(({ bandId, similarity }) => [bandId, Math.round(similarity * 100)]),
    ),
    inspected: { status: inspected?.vectorStatus, vector: angle(inspected?.embedding) },
    described: angle(described?.embedding),
    catalogue: catalogue.map(({ bandId, vector }) => [bandId, angle(vector)]),
    count: (await countCatalogueVectors(db, { space })).count,
    embedded: await countEmbeddedBands(db, { space }),
    picks: picks.map(({ bandId, vector }) => [bandId, angle(vector)]),
    facts: (await findMemberFacts(db, { externalId: externalId ?? '', space }))?.embeddedPickCount,
    overview: (await countOverview(db, { space })).bands,
    statuses: [...(await findVectorStatuses(db, { bandIds, space }))],
    stale: await listBandIds(db, {
      filter: { vector: 'stale' },
      space,
      order: { by: 'name', direction: 'asc' },
      limit: 5,
      offset: 0,
    }),
    picksNearTo: await listNearestPicks(db, { bandIds: [bandIds[0]!], space }),
  };
}

describe.each(BESIDE)('a model of %s', (_, space) => {
  test('answers every question as the same vectors in the table do', async () => {
    const expected = await ask(TABLE);
    expect(expected.count).toBe(BANDS - 1);
    expect(expected.statuses[4]).toEqual([bandIds[4], 'stale']);
    expect(await ask(space)).toEqual(expected);
  });
});

test("where it has no vector, the table's is there as another model's", async () => {
  const { db } = database;
  const space = { model: 'new', dimensions: 8 };
  const { bands } = await countOverview(db, { space });
  expect(bands).toMatchObject({ foreign: BANDS - 1, missing: 1, current: 0 });
  expect(await countCatalogueVectors(db, { space })).toMatchObject({ count: 0 });
  // Also when those of the table carry its name: they have another length.
  const shorter = { model: TABLE.model, dimensions: 8 };
  expect((await countOverview(db, { space: shorter })).bands).toMatchObject({
    foreign: BANDS - 1,
    current: 0,
  });
});

test('vectors of a model that is not active, or not beside it, are refused', async () => {
  const { db } = database;
  const [first] = await db.select({ id: bandDescription.bandDescriptionId }).from(bandDescription);
  const store = (space: VectorSpace) => ({
    space,
    rows: [
      {
        bandDescriptionId: first!.id,
        vector: Float32Array.from(pointAt(0, space.dimensions)),
        textHash: 'y',
      },
    ],
  });
  const [short, long] = [BESIDE[0]![1], BESIDE[1]![1]];
  await db.update(embeddingModel).set({ state: 'active' }).where(eq(embeddingModel.model, 'short'));
  await expect(storeEmbeddings(db, store(TABLE))).rejects.toThrow(ModelChangedError);
  await expect(storeVectorsBeside(db, store(short))).rejects.toThrow(ModelChangedError);
  await expect(storeVectorsBeside(db, store({ ...long, dimensions: 5 }))).rejects.toThrow(
    ModelChangedError,
  );
  expect(await storeEmbeddings(db, store(short))).toBe(1);
  expect(await storeVectorsBeside(db, store(long))).toBe(1);
  expect(await db.$count(band)).toBe(BANDS);
});
