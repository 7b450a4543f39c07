import { desc, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#db/client.ts';
import { band, bandDescription, bandKeyword, keyword, topTrack } from '#db/schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';
import { type DemoBand, readDemoBands } from './demo-bands.ts';
import { buildDemoMembers, type DemoMember } from './demo-members.ts';

const DEMO_LOADER_LOCK = 7_240_101;
const ROWS_PER_INSERT = 250;

/** Rows that were not there before. */
export interface LoadReport {
  bands: number;
  keywords: number;
  members: number;
}

type IdByText = ReadonlyMap<string, number>;

/**
 * Inserts what is missing of the demo catalogue, without embeddings, in one transaction. Rows that are
 * there stay as they are, edited and soft-deleted ones too; two loaders at once take turns.
 */
export async function loadDemoCatalogue(db: Database): Promise<LoadReport> {
  const bands = readDemoBands();
  return insertMissing(db, bands, buildDemoMembers(bands));
}

async function insertMissing(
  db: Database,
  bands: DemoBand[],
  members: DemoMember[],
): Promise<LoadReport> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${DEMO_LOADER_LOCK})`);
    const bandIdsBefore = await findBandIds(tx);
    const newBands = bands.filter(({ key }) => !bandIdsBefore.has(key));
    const newMembers = await dropKnownMembers(tx, members);
    const words = [...newBands, ...newMembers].flatMap(({ keywords }) => keywords);
    const { keywordIds, inserted } = await ensureKeywords(tx, [...new Set<string>(words)]);
    const bandIds = new Map([...bandIdsBefore, ...(await insertBands(tx, newBands))]);
    await insertBandDetails(tx, newBands, bandIds, keywordIds);
    await insertMembers(tx, newMembers, bandIds, keywordIds);
    return { bands: newBands.length, keywords: inserted, members: newMembers.length };
  });
}

async function findBandIds(tx: Queryable): Promise<IdByText> {
  const rows = await tx
    .select({ key: band.catalogueKey, id: band.bandId })
    .from(band)
    .where(isNotNull(band.catalogueKey));
  return new Map(rows.map(({ key, id }) => [key ?? '', id]));
}

async function dropKnownMembers(tx: Queryable, members: DemoMember[]): Promise<DemoMember[]> {
  const externalIds = members.map(({ externalId }) => externalId);
  const rows = await tx
    .select({ externalId: member.externalId })
    .from(member)
    .where(inArray(member.externalId, externalIds));
  const known = new Set(rows.map(({ externalId }) => externalId));
  return members.filter(({ externalId }) => !known.has(externalId));
}

/** A word that a curator deleted is not brought back: what carries it links to the deleted row. */
async function ensureKeywords(
  tx: Queryable,
  words: string[],
): Promise<{ keywordIds: IdByText; inserted: number }> {
  if (words.length === 0) return { keywordIds: new Map(), inserted: 0 };
  const columns = { word: keyword.keyword, id: keyword.keywordId };
  const found = await tx
    .select(columns)
    .from(keyword)
    .where(inArray(keyword.keyword, words))
    .orderBy(sql`${keyword.deletedAt} is null`, desc(keyword.keywordId));
  const known = new Set(found.map(({ word }) => word));
  const missing = words.filter((word) => !known.has(word)).map((word) => ({ keyword: word }));
  const made =
    missing.length === 0 ? [] : await tx.insert(keyword).values(missing).returning(columns);
  // Later entries win: of several rows with one text, the oldest live one.
  const keywordIds = new Map([...found, ...made].map(({ word, id }) => [word ?? '', id]));
  return { keywordIds, inserted: made.length };
}

async function insertBands(tx: Queryable, bands: DemoBand[]): Promise<IdByText> {
  const ids = new Map<string, number>();
  for (const batch of inBatches(bands)) {
    const rows = await tx
      .insert(band)
      .values(
        batch.map(({ key, name, isBand, mainMusic }) => ({
          catalogueKey: key,
          bandName: name,
          isBand,
          mainMusic,
        })),
      )
      .returning({ key: band.catalogueKey, id: band.bandId });
    for (const { key, id } of rows) ids.set(key ?? '', id);
  }
  return ids;
}

async function insertBandDetails(
  tx: Queryable,
  bands: DemoBand[],
  bandIds: IdByText,
  keywordIds: IdByText,
): Promise<void> {
  const withIds = bands.map((demo) => ({ ...demo, bandId: requireId(bandIds, demo.key) }));
  for (const batch of inBatches(withIds)) {
    await tx
      .insert(bandDescription)
      .values(batch.map(({ bandId, description }) => ({ bandId, description })));
    await tx
      .insert(topTrack)
      .values(batch.map((demo) => ({ bandId: demo.bandId, ...demo.topTrack })));
  }
  const carried = withIds.flatMap(({ bandId, keywords }) =>
    keywords.map((word) => ({ bandId, keywordId: requireId(keywordIds, word) })),
  );
  for (const batch of inBatches(carried)) await tx.insert(bandKeyword).values(batch);
}

async function insertMembers(
  tx: Queryable,
  members: DemoMember[],
  bandIds: IdByText,
  keywordIds: IdByText,
): Promise<void> {
  if (members.length === 0) return;
  const rows = await tx
    .insert(member)
    .values(members.map(({ externalId, userId, role }) => ({ externalId, userId, role })))
    .returning({ externalId: member.externalId, id: member.memberId });
  const memberIds = new Map(rows.map(({ externalId, id }) => [externalId ?? '', id]));
  const picks = members.flatMap(({ externalId, picks }) =>
    picks.map((key) => ({
      memberId: requireId(memberIds, externalId),
      bandId: requireId(bandIds, key),
    })),
  );
  const chosen = members.flatMap(({ externalId, keywords }) =>
    keywords.map((word) => ({
      memberId: requireId(memberIds, externalId),
      keywordId: requireId(keywordIds, word),
    })),
  );
  for (const batch of inBatches(picks)) await tx.insert(memberBand).values(batch);
  for (const batch of inBatches(chosen)) await tx.insert(memberKeyword).values(batch);
}

function requireId(ids: IdByText, text: string): number {
  const id = ids.get(text);
  if (id === undefined)
    throw new Error(`The demo catalogue has no "${text}": check its data files.`);
  return id;
}

function inBatches<Row>(rows: Row[]): Row[][] {
  const batches: Row[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    batches.push(rows.slice(start, start + ROWS_PER_INSERT));
  }
  return batches;
}
