import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertMember, unitVector } from '#db/testing/factories.ts';
import { insertStoredSet } from '#db/testing/map-factories.ts';
import { listNearestPicks } from './hub-pick.ts';

const MODEL = 'model-a';
const deletedAt = new Date('2025-01-01T00:00:00Z');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** At an angle whose cosine to `unitVector(1)` falls with `share`. */
function lean(share: number): number[] {
  const [from, to] = [unitVector(1), unitVector(2)];
  return from.map((value, index) => value * (1 - share) + (to[index] ?? 0) * share);
}

test('names the picks of those who got a band that lie nearest to it', async () => {
  const { db } = database;
  const insert = async (bandName: string, share: number, overrides = {}) =>
    (await insertBand(db, { bandName, embedding: lean(share), ...overrides })).bandId;
  const hub = await insert('hub', 0);
  const picks = {
    third: await insert('third', 0.3),
    first: await insert('first', 0.1),
    second: await insert('second', 0.2),
    fourth: await insert('fourth', 0.9),
    gone: await insert('gone', 0, { deletedAt }),
  };
  const bare = (await insertBand(db, { bandName: 'bare' })).bandId;
  const foreign = await insert('foreign', 0, { descriptionRow: { embeddingModel: 'model-b' } });
  const a = await insertMember(db, { bandIds: [picks.third, picks.fourth, picks.gone, hub] });
  const b = await insertMember(db, {
    bandIds: [picks.second, picks.first, picks.first, bare, foreign],
  });
  const lost = await insertMember(db, { bandIds: [await insert('of nobody', 0)], deletedAt });
  const other = await insertMember(db, { bandIds: [picks.fourth] });
  for (const { memberId } of [a, b, lost]) await insertStoredSet(db, { memberId, bandIds: [hub] });
  await insertStoredSet(db, { memberId: other.memberId, bandIds: [picks.first, bare] });

  const rows = await listNearestPicks(db, {
    bandIds: [hub, picks.first, bare, picks.fourth],
    space: { model: MODEL, dimensions: 1536 },
  });
  expect(rows).toEqual([
    { bandId: hub, pickBandId: picks.first, pickName: 'first' },
    { bandId: hub, pickBandId: picks.second, pickName: 'second' },
    { bandId: hub, pickBandId: picks.third, pickName: 'third' },
    { bandId: picks.first, pickBandId: picks.fourth, pickName: 'fourth' },
  ]);
  expect(
    await listNearestPicks(db, { bandIds: [], space: { model: MODEL, dimensions: 1536 } }),
  ).toEqual([]);
});
