import type { Queryable } from '#db/client.ts';
import { band } from '#db/schema/catalogue.ts';
import { isOneOf } from './id-list.ts';
import type { VectorSpace } from './vector-space.ts';
import { type VectorStatus, vectorStatus } from './vector-status.ts';

/** What the vectors of some bands are worth for the active model. */
export async function findVectorStatuses(
  db: Queryable,
  params: { bandIds: readonly number[]; space: VectorSpace },
): Promise<Map<number, VectorStatus>> {
  const rows = await db
    .select({ bandId: band.bandId, status: vectorStatus(params.space) })
    .from(band)
    .where(isOneOf(band.bandId, params.bandIds));
  return new Map(rows.map(({ bandId, status }) => [bandId, status]));
}
