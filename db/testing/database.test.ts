import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bandDescription, bandKeyword, topTrack } from '#db/schema/catalogue.ts';
import { memberBand, memberKeyword } from '#db/schema/member.ts';
import {
  createEmptyDatabase,
  createTestDatabase,
  isRealPostgres,
  type TestDatabase,
} from './database.ts';
import { insertBand, insertKeyword, insertMember, unitVector } from './factories.ts';

describe('a database of its own', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  test('is migrated and holds no rows', async () => {
    const [row] = await database.db.execute(sql`select count(*)::int as bands from band`);
    expect(row).toEqual({ bands: 0 });
  });

  test('runs on the server that was asked for', async () => {
    const [row] = await database.db.execute<{ version: string }>(sql`select version()`);
    expect(row?.version.includes('PGlite')).toBe(!isRealPostgres());
  });

  test('takes what the factories make', async () => {
    const { db } = database;
    const { keywordId } = await insertKeyword(db);
    const { bandId, descriptionId } = await insertBand(db, {
      description: 'dreamy',
      embedding: unitVector(1),
      keywordIds: [keywordId],
      topTrack: { title: 'A song' },
    });
    const { memberId } = await insertMember(db, { bandIds: [bandId], keywordIds: [keywordId] });

    const [description] = await db
      .select()
      .from(bandDescription)
      .where(eq(bandDescription.bandId, bandId));
    expect(description).toMatchObject({ bandDescriptionId: descriptionId, description: 'dreamy' });
    expect(description?.embedding).toHaveLength(1536);
    const tracks = await db.select({ title: topTrack.title }).from(topTrack);
    expect(tracks).toEqual([{ title: 'A song' }]);
    const links = await db.select({ bandId: bandKeyword.bandId }).from(bandKeyword);
    expect(links).toEqual([{ bandId }]);
    const picks = await db
      .select({ memberId: memberBand.memberId, bandId: memberBand.bandId })
      .from(memberBand);
    expect(picks).toEqual([{ memberId, bandId }]);
    const tastes = await db.select({ keywordId: memberKeyword.keywordId }).from(memberKeyword);
    expect(tastes).toEqual([{ keywordId }]);
  });

  test('shares nothing with another', async () => {
    const other = await createTestDatabase();
    try {
      await insertBand(other.db, { bandName: 'only in the other' });
      const rows = await database.db.execute(
        sql`select 1 from band where band_name = 'only in the other'`,
      );
      expect(rows).toHaveLength(0);
    } finally {
      await other.close();
    }
  });
});

test('an empty database has no tables of ours', async () => {
  const empty = await createEmptyDatabase();
  try {
    const [row] = await empty.db.execute(sql`select to_regclass('band') as band`);
    expect(row).toEqual({ band: null });
  } finally {
    await empty.close();
  }
});

test('unit vectors have length 1, repeat for a seed and differ between seeds', () => {
  const dot = (a: number[], b: number[]) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  expect(dot(unitVector(1), unitVector(1))).toBeCloseTo(1, 12);
  expect(unitVector(7)).toEqual(unitVector(7));
  for (const other of [0, 2, 3, 1_000_000]) {
    expect(Math.abs(dot(unitVector(1), unitVector(other)))).toBeLessThan(0.12);
  }
});
