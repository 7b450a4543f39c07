import { randomUUID } from 'node:crypto';
import type { Database } from '../client.ts';
import type { RunRecord } from '../queries/recommendation-run.ts';
import {
  band,
  bandDescription,
  bandKeyword,
  EMBEDDING_DIMENSIONS,
  keyword,
  topTrack,
} from '../schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '../schema/member.ts';

type Row<Table extends { $inferSelect: unknown }> = Table['$inferSelect'];

let count = 0;

export interface BandOverrides extends Partial<typeof band.$inferInsert> {
  /** The text, or null for a description row without one; absent: no row unless there is an embedding. */
  description?: string | null;
  embedding?: number[] | null;
  /** Further columns of the description row, e.g. where its embedding came from. */
  descriptionRow?: Partial<typeof bandDescription.$inferInsert>;
  /** Keywords that there are, see `insertKeyword`. */
  keywordIds?: number[];
  topTrack?: Partial<typeof topTrack.$inferInsert>;
}

export interface InsertedBand {
  bandId: number;
  band: Row<typeof band>;
  descriptionId: number | undefined;
}

export async function insertBand(
  db: Database,
  overrides: BandOverrides = {},
): Promise<InsertedBand> {
  const {
    description,
    embedding,
    descriptionRow,
    keywordIds,
    topTrack: track,
    ...columns
  } = overrides;
  const number = ++count;
  const [row] = await db
    .insert(band)
    .values({ bandName: `Band ${number}`, isBand: true, ...columns })
    .returning();
  if (!row) throw new Error('insertBand: the database returned no row');
  const { bandId } = row;

  let descriptionId: number | undefined;
  if (description !== undefined || embedding !== undefined || descriptionRow) {
    const [inserted] = await db
      .insert(bandDescription)
      .values({ bandId, description, embedding, ...descriptionRow })
      .returning({ id: bandDescription.bandDescriptionId });
    descriptionId = inserted?.id;
  }
  if (keywordIds?.length) {
    await db.insert(bandKeyword).values(keywordIds.map((keywordId) => ({ bandId, keywordId })));
  }
  if (track) {
    const externalUrl = `https://music.example/${number}`;
    await db.insert(topTrack).values({ bandId, title: `Track ${number}`, externalUrl, ...track });
  }
  return { bandId, band: row, descriptionId };
}

export async function insertKeyword(
  db: Database,
  overrides: Partial<typeof keyword.$inferInsert> = {},
): Promise<Row<typeof keyword>> {
  const [row] = await db
    .insert(keyword)
    .values({ keyword: `keyword ${++count}`, ...overrides })
    .returning();
  if (!row) throw new Error('insertKeyword: the database returned no row');
  return row;
}

export interface MemberOverrides extends Partial<typeof member.$inferInsert> {
  /** The member's picks. */
  bandIds?: number[];
  keywordIds?: number[];
}

export async function insertMember(
  db: Database,
  overrides: MemberOverrides = {},
): Promise<Row<typeof member>> {
  const { bandIds, keywordIds, ...columns } = overrides;
  const number = ++count;
  const [row] = await db
    .insert(member)
    .values({
      externalId: randomUUID(),
      role: 'ROLE_USER',
      userId: `member${number}`,
      email: `member${number}@example.com`,
      ...columns,
    })
    .returning();
  if (!row) throw new Error('insertMember: the database returned no row');
  const { memberId } = row;
  if (bandIds?.length) {
    await db.insert(memberBand).values(bandIds.map((bandId) => ({ memberId, bandId })));
  }
  if (keywordIds?.length) {
    await db.insert(memberKeyword).values(keywordIds.map((keywordId) => ({ memberId, keywordId })));
  }
  return row;
}

/** How a set came about, for what stores one. */
export function runRecord(overrides: Partial<RunRecord> = {}): RunRecord {
  const trace = { version: 'v3', isFallback: false, pickBandIds: [], keywordIds: [] };
  return {
    source: 'member',
    model: 'model-a',
    durationMs: 12.5,
    trace: { ...trace, keywords: [], probes: [], bands: [] },
    ...overrides,
  };
}

/** A 1536-d vector of length 1 that is the same for the same seed and nearly orthogonal to all others. */
export function unitVector(seed: number): number[] {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const vector = Array.from({ length: EMBEDDING_DIMENSIONS }, () => {
    // Mulberry32, Tommy Ettinger, public domain.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}
