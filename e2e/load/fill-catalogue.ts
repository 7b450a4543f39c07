import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { band, bandDescription, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';
import { unitVector } from '#db/testing/factories.ts';

const ROWS_PER_INSERT = 250;
const PICKS_PER_MEMBER = 10;
const KEYWORDS = ['몽환', '새벽', '청춘', '위로', '그루브', '거침', '포크', '슈게이징'];
const GENRES = 12;

/** Bands around twelve genres, each with two keywords, and members with ten picks and two keywords. */
export async function fillCatalogue(
  db: Database,
  { bands, members }: { bands: number; members: number },
): Promise<string[]> {
  const keywordIds = await db
    .insert(keyword)
    .values(KEYWORDS.map((text) => ({ keyword: text })))
    .returning({ id: keyword.keywordId });
  const keywordAt = (index: number) => keywordIds[index % keywordIds.length]?.id;
  const genres = Array.from({ length: GENRES }, (_, seed) => unitVector(seed + 1));
  const bandIds: number[] = [];
  for (let first = 0; first < bands; first += ROWS_PER_INSERT) {
    const count = Math.min(ROWS_PER_INSERT, bands - first);
    const rows = await db
      .insert(band)
      .values(Array.from({ length: count }, (_, index) => ({ bandName: `band ${first + index}` })))
      .returning({ bandId: band.bandId });
    await db.insert(bandDescription).values(
      rows.map(({ bandId }) => ({
        bandId,
        description: `description ${bandId}`,
        embedding: mix(genres[bandId % GENRES] ?? [], unitVector(1_000 + bandId)),
      })),
    );
    await db
      .insert(bandKeyword)
      .values(
        rows.flatMap(({ bandId }) =>
          [bandId, bandId + 3].map((index) => ({ bandId, keywordId: keywordAt(index) })),
        ),
      );
    bandIds.push(...rows.map(({ bandId }) => bandId));
  }
  const listeners = await db
    .insert(member)
    .values(Array.from({ length: members }, () => ({ externalId: randomUUID() })))
    .returning({ memberId: member.memberId, externalId: member.externalId });
  await db.insert(memberBand).values(
    listeners.flatMap(({ memberId }, listener) =>
      Array.from({ length: PICKS_PER_MEMBER }, (_, pick) => ({
        memberId,
        bandId: bandIds[(listener * 37 + pick * 101) % bandIds.length],
      })),
    ),
  );
  await db
    .insert(memberKeyword)
    .values(
      listeners.flatMap(({ memberId }, listener) =>
        [listener, listener + 1].map((index) => ({ memberId, keywordId: keywordAt(index) })),
      ),
    );
  await db.execute(sql`analyze`);
  return listeners.flatMap(({ externalId }) => externalId ?? []);
}

function mix(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => value + (b[index] ?? 0));
}
