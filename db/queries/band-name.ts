import { and, isNull } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { isOneOf } from './id-list.ts';

export interface BandNameRow {
  bandId: number;
  bandName: string;
}

/** The names of the live bands among `bandIds`: a small part of what their cards cost. */
export async function findBandNames(
  db: Queryable,
  params: { bandIds: readonly number[] },
): Promise<BandNameRow[]> {
  const rows = await db
    .select({ bandId: band.bandId, bandName: band.bandName })
    .from(band)
    .where(and(isNull(band.deletedAt), isOneOf(band.bandId, params.bandIds)));
  return rows.map(({ bandId, bandName }) => ({ bandId, bandName: bandName ?? '' }));
}
