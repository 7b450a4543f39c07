import { afterAll, beforeAll, expect, test } from 'vitest';
import { bandDescription } from '#db/schema/catalogue.ts';
import { memberBand } from '#db/schema/member.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertMember, unitVector } from '#db/testing/factories.ts';
import { findMemberPicks, findPicksByIds, type PickRow } from './pick.ts';

const MODEL = 'model-a';
const SPACE = { model: MODEL, dimensions: 1536 };
const ZERO = new Array<number>(1536).fill(0);
const deletedAt = new Date('2025-01-01T00:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function insertPickedBand(options: Parameters<typeof insertBand>[1] = {}): Promise<number> {
  const { bandId } = await insertBand(database.db, {
    embedding: unitVector(1),
    ...options,
  });
  return bandId;
}

function single(rows: PickRow[]): number[] {
  return rows.map(({ bandId }) => bandId);
}

test('a band picked twice counts once, in the order of band ids', async () => {
  const [first, second] = [
    await insertPickedBand(),
    await insertPickedBand({ embedding: unitVector(2) }),
  ];
  const { memberId } = await insertMember(database.db, {
    bandIds: [second, first, second, first, first],
  });
  const rows = await findMemberPicks(database.db, { memberId, space: SPACE });
  expect(rows).toEqual([
    { bandId: first, vector: Float32Array.from(unitVector(1)) },
    { bandId: second, vector: Float32Array.from(unitVector(2)) },
  ]);
  expect(
    await findPicksByIds(database.db, { bandIds: [second, first, second], space: SPACE }),
  ).toEqual(rows);
});

test('deleted picks, picks of deleted bands and of no band are absent', async () => {
  const { db } = database;
  const kept = await insertPickedBand();
  const deletedBand = await insertPickedBand({ deletedAt });
  const unpicked = await insertPickedBand();
  const { memberId } = await insertMember(db, { bandIds: [kept, deletedBand] });
  await db.insert(memberBand).values([
    { memberId, bandId: null },
    { memberId, bandId: unpicked, deletedAt },
    { memberId: null, bandId: unpicked },
  ]);
  expect(single(await findMemberPicks(db, { memberId, space: SPACE }))).toEqual([kept]);
  const bandIds = [kept, deletedBand, 999_999_999, -1];
  expect(single(await findPicksByIds(db, { bandIds, space: SPACE }))).toEqual([kept]);
});

test('a pick deleted once and picked again is live', async () => {
  const bandId = await insertPickedBand();
  const { memberId } = await insertMember(database.db, { bandIds: [bandId] });
  await database.db.insert(memberBand).values({ memberId, bandId, deletedAt });
  expect(single(await findMemberPicks(database.db, { memberId, space: SPACE }))).toEqual([bandId]);
});

test.each<[string, Parameters<typeof insertBand>[1]]>([
  ['without a description', { embedding: undefined }],
  ['without a vector', { embedding: null }],
  ['with a zero vector', { embedding: ZERO }],
  ['with a vector of another model', { descriptionRow: { embeddingModel: 'model-b' } }],
  ['with a deleted description', { descriptionRow: { deletedAt } }],
])('a pick %s is there, without a vector', async (_, options) => {
  const bandId = await insertPickedBand(options);
  const { memberId } = await insertMember(database.db, { bandIds: [bandId] });
  const expected = [{ bandId, vector: undefined }];
  expect(await findMemberPicks(database.db, { memberId, space: SPACE })).toEqual(expected);
  expect(await findPicksByIds(database.db, { bandIds: [bandId], space: SPACE })).toEqual(expected);
});

test('the vector comes from the lowest description id that has a usable one', async () => {
  const { db } = database;
  const bandId = await insertPickedBand({ embedding: ZERO });
  await db.insert(bandDescription).values([
    { bandId, embedding: null },
    { bandId, embedding: unitVector(2), embeddingModel: 'model-b' },
    { bandId, embedding: unitVector(3), deletedAt },
    { bandId, embedding: unitVector(4), embeddingModel: MODEL },
    { bandId, embedding: unitVector(5) },
  ]);
  expect(await findPicksByIds(db, { bandIds: [bandId], space: SPACE })).toEqual([
    { bandId, vector: Float32Array.from(unitVector(4)) },
  ]);
  expect(
    await findPicksByIds(db, { bandIds: [bandId], space: { ...SPACE, model: 'model-b' } }),
  ).toEqual([{ bandId, vector: Float32Array.from(unitVector(2)) }]);
});

test('no picks are an empty list', async () => {
  const { memberId } = await insertMember(database.db);
  expect(await findMemberPicks(database.db, { memberId, space: SPACE })).toEqual([]);
  expect(await findPicksByIds(database.db, { bandIds: [], space: SPACE })).toEqual([]);
});
