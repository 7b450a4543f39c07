import { and, asc, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import type { BandNameRow } from './band-name.ts';
import { foldWord } from './catalogue-lock.ts';

/** A few are enough to warn of. */
const MOST_NAMESAKES = 5;

/** Live bands of the same name, in any case and however its letters are composed. */
export async function listNamesakes(
  db: Queryable,
  params: { name: string },
): Promise<BandNameRow[]> {
  const rows = await db
    .select({ bandId: band.bandId, bandName: band.bandName })
    .from(band)
    .where(
      and(
        isNull(band.deletedAt),
        sql`${foldWord(sql`${band.bandName}`)} = ${foldWord(sql`${params.name}::text`)}`,
      ),
    )
    .orderBy(asc(band.bandId))
    .limit(MOST_NAMESAKES);
  return rows.map(({ bandId, bandName }) => ({ bandId, bandName: bandName ?? '' }));
}
