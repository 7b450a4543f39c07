import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { band } from '#db/schema/catalogue.ts';
import { memberBand, memberKeyword } from '#db/schema/member.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand, insertKeyword, insertMember, runRecord } from '#db/testing/factories.ts';
import { countChangedInputs } from './changed-input.ts';
import { replaceRecommendations } from './recommendation.ts';
import { recordFailedRun } from './recommendation-run.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('counts members whose picks or keywords are not those of their last set', async () => {
  const { db } = database;
  const bands = [await insertBand(db), await insertBand(db), await insertBand(db)];
  const words = [await insertKeyword(db), await insertKeyword(db)];
  const [a, b, c] = bands.map(({ bandId }) => bandId);
  const [x, y] = words.map(({ keywordId }) => keywordId);
  const serve = async (pickBandIds: number[], keywordIds: number[]) => {
    const { memberId } = await insertMember(db, { bandIds: pickBandIds, keywordIds });
    const trace = { ...runRecord().trace, pickBandIds, keywordIds };
    await replaceRecommendations(db, { memberId, bands: [], run: runRecord({ trace }) });
    return memberId;
  };
  const count = () => countChangedInputs(db);

  const first = await serve([a!, b!], [x!]);
  await serve([b!, a!, a!], [y!, x!]);
  await insertMember(db, { bandIds: [a!] });
  expect(await count()).toBe(0);

  await db.insert(memberBand).values({ memberId: first, bandId: c! });
  expect(await count()).toBe(1);
  await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, c!));
  expect(await count()).toBe(0);

  await db.insert(memberKeyword).values({ memberId: first, keywordId: y! });
  expect(await count()).toBe(1);
  await recordFailedRun(db, {
    memberId: first,
    source: 'member',
    model: 'model-a',
    durationMs: 1,
    failure: 'EMBEDDER_UNAVAILABLE',
  });
  expect(await count()).toBe(1);
  const trace = { ...runRecord().trace, pickBandIds: [a!, b!], keywordIds: [x!, y!] };
  await replaceRecommendations(db, { memberId: first, bands: [], run: runRecord({ trace }) });
  expect(await count()).toBe(0);

  await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, b!));
  expect(await count()).toBe(2);
});
