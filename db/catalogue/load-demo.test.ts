import { count, eq, isNotNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { band, bandDescription, bandKeyword, keyword, topTrack } from '#db/schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { readDemoBands } from './demo-bands.ts';
import { buildDemoMembers, SHOWCASE_MEMBER_ID } from './demo-members.ts';
import { type LoadReport, loadDemoCatalogue } from './load-demo.ts';

const LOAD_TIMEOUT_MS = 60_000;
const NOTHING: LoadReport = { bands: 0, keywords: 0, members: 0 };
const TABLES = {
  band,
  bandDescription,
  keyword,
  bandKeyword,
  topTrack,
  member,
  memberBand,
  memberKeyword,
};

const bands = readDemoBands();
const members = buildDemoMembers(bands);

let database: TestDatabase;
let reports: LoadReport[];

beforeAll(async () => {
  database = await createTestDatabase();
  // What an adopted database may hold already: a keyword, and one that a curator has removed.
  await database.db
    .insert(keyword)
    .values([{ keyword: '몽환' }, { keyword: '바다', deletedAt: new Date() }]);
  reports = await Promise.all([loadDemoCatalogue(database.db), loadDemoCatalogue(database.db)]);
}, LOAD_TIMEOUT_MS);

afterAll(() => database.close());

/** One line a table: its number of rows and a checksum of all they hold. */
async function fingerprint(): Promise<Record<string, unknown>> {
  const lines: Record<string, unknown> = {};
  for (const [name, table] of Object.entries(TABLES)) {
    const [line] = await database.db.execute(
      sql`select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as checksum from ${table} t`,
    );
    lines[name] = line;
  }
  return lines;
}

async function countRows(table: (typeof TABLES)[keyof typeof TABLES]): Promise<number> {
  const [row] = await database.db.select({ rows: count() }).from(table);
  return row?.rows ?? 0;
}

async function findBandId(key: string): Promise<number> {
  const [row] = await database.db
    .select({ id: band.bandId })
    .from(band)
    .where(eq(band.catalogueKey, key));
  if (row === undefined) throw new Error(`no band ${key}`);
  return row.id;
}

async function readMember(externalId: string) {
  const picks = await database.db
    .select({ key: band.catalogueKey })
    .from(member)
    .innerJoin(memberBand, eq(memberBand.memberId, member.memberId))
    .innerJoin(band, eq(band.bandId, memberBand.bandId))
    .where(eq(member.externalId, externalId))
    .orderBy(memberBand.id);
  const words = await database.db
    .select({ word: keyword.keyword })
    .from(member)
    .innerJoin(memberKeyword, eq(memberKeyword.memberId, member.memberId))
    .innerJoin(keyword, eq(keyword.keywordId, memberKeyword.keywordId))
    .where(eq(member.externalId, externalId))
    .orderBy(memberKeyword.memberKeywordId);
  return { picks: picks.map(({ key }) => key), keywords: words.map(({ word }) => word) };
}

describe('loadDemoCatalogue', () => {
  test('of two loaders at once, one inserts everything and the other nothing', () => {
    const inOrder = reports.toSorted((a, b) => b.bands - a.bands);
    expect(inOrder).toEqual([{ bands: 1633, keywords: 58, members: 40 }, NOTHING]);
  });

  test('fills every table, without an embedding', async () => {
    const sum = (lengths: number[]) => lengths.reduce((total, length) => total + length, 0);
    expect({
      bands: await countRows(band),
      descriptions: await countRows(bandDescription),
      topTracks: await countRows(topTrack),
      keywords: await countRows(keyword),
      bandKeywords: await countRows(bandKeyword),
      members: await countRows(member),
      picks: await countRows(memberBand),
      memberKeywords: await countRows(memberKeyword),
    }).toEqual({
      bands: 1633,
      descriptions: 1633,
      topTracks: 1633,
      keywords: 60,
      bandKeywords: sum(bands.map(({ keywords }) => keywords.length)),
      members: 40,
      picks: sum(members.map(({ picks }) => picks.length)),
      memberKeywords: sum(members.map(({ keywords }) => keywords.length)),
    });
    const embedded = await database.db
      .select({ id: bandDescription.bandDescriptionId })
      .from(bandDescription)
      .where(isNotNull(bandDescription.embedding));
    expect(embedded).toEqual([]);
  });

  test('stores a band with its description, keywords and track', async () => {
    const demo = bands.find(({ key }) => key === 'diggindie:쏜애플');
    const bandId = await findBandId('diggindie:쏜애플');
    const [stored] = await database.db
      .select({
        name: band.bandName,
        isBand: band.isBand,
        mainMusic: band.mainMusic,
        description: bandDescription.description,
        topTrack: { title: topTrack.title, externalUrl: topTrack.externalUrl },
      })
      .from(band)
      .innerJoin(bandDescription, eq(bandDescription.bandId, band.bandId))
      .innerJoin(topTrack, eq(topTrack.bandId, band.bandId))
      .where(eq(band.bandId, bandId));
    const words = await database.db
      .select({ word: keyword.keyword })
      .from(bandKeyword)
      .innerJoin(keyword, eq(keyword.keywordId, bandKeyword.keywordId))
      .where(eq(bandKeyword.bandId, bandId))
      .orderBy(bandKeyword.bandKeywordId);
    expect({ key: demo?.key, ...stored, keywords: words.map(({ word }) => word) }).toEqual(demo);
  });

  test('stores every member with the picks and keywords of the list, the edge cases too', async () => {
    for (const { externalId, picks, keywords } of members) {
      expect(await readMember(externalId)).toEqual({ picks, keywords });
    }
    const passwords = await database.db
      .select({ id: member.memberId })
      .from(member)
      .where(isNotNull(member.password));
    expect(passwords).toEqual([]);
  });

  test('uses the keyword that is there, and leaves a removed one removed', async () => {
    const rows = await database.db
      .select({ word: keyword.keyword, isRemoved: isNotNull(keyword.deletedAt) })
      .from(keyword)
      .where(sql`${keyword.keyword} in ('몽환', '바다')`)
      .orderBy(keyword.keywordId);
    expect(rows).toEqual([
      { word: '몽환', isRemoved: false },
      { word: '바다', isRemoved: true },
    ]);
  });

  test('changes nothing the next time', async () => {
    const before = await fingerprint();
    expect(await loadDemoCatalogue(database.db)).toEqual(NOTHING);
    expect(await fingerprint()).toEqual(before);
  });

  test("leaves a curator's edits and a member's changes alone", async () => {
    const { db } = database;
    const edited = await findBandId('diggindie:실리카겔');
    const removed = await findBandId('diggindie:Slowdive');
    await db
      .update(band)
      .set({ bandName: 'Silica Gel', isBand: false })
      .where(eq(band.bandId, edited));
    await db
      .update(bandDescription)
      .set({ description: '고친 글' })
      .where(eq(bandDescription.bandId, edited));
    await db.delete(bandKeyword).where(eq(bandKeyword.bandId, edited));
    await db.delete(topTrack).where(eq(topTrack.bandId, edited));
    await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, removed));
    await db.update(keyword).set({ keyword: '한밤' }).where(eq(keyword.keyword, '밤'));
    await db.delete(memberBand).where(eq(memberBand.bandId, edited));
    const before = await fingerprint();
    expect(await loadDemoCatalogue(db)).toEqual(NOTHING);
    expect(await fingerprint()).toEqual(before);
  });

  test('puts back a member who is gone altogether, and nobody else', async () => {
    const { db } = database;
    const [showcase] = await db
      .select({ id: member.memberId })
      .from(member)
      .where(eq(member.externalId, SHOWCASE_MEMBER_ID));
    const showcaseId = showcase?.id ?? 0;
    await db.delete(memberBand).where(eq(memberBand.memberId, showcaseId));
    await db.delete(memberKeyword).where(eq(memberKeyword.memberId, showcaseId));
    await db.delete(member).where(eq(member.memberId, showcaseId));
    expect(await loadDemoCatalogue(db)).toEqual({ bands: 0, keywords: 0, members: 1 });
    const { picks, keywords } = members[0] ?? {};
    expect(await readMember(SHOWCASE_MEMBER_ID)).toEqual({ picks, keywords });
  });
});
