import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { memberBand } from '#db/schema/member.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { isOneOf } from './id-list.ts';
import { binaryVector, decodeVector } from './vector-format.ts';
import { describedIn, statementName, type VectorSpace } from './vector-space.ts';

export interface PickRow {
  bandId: number;
  /** Undefined when the band has no usable vector of the model. */
  vector: Float32Array | undefined;
}

/** A member's live picks, each band once, by band id. */
export async function findMemberPicks(
  db: Queryable,
  params: { memberId: number; space: VectorSpace },
): Promise<PickRow[]> {
  const picked = db
    .select({ bandId: memberBand.bandId })
    .from(memberBand)
    .where(and(eq(memberBand.memberId, params.memberId), isNull(memberBand.deletedAt)));
  return selectPicks(db, params.space, inArray(band.bandId, picked));
}

/** The live bands among `bandIds`, each once, by band id. */
export async function findPicksByIds(
  db: Queryable,
  params: { bandIds: readonly number[]; space: VectorSpace },
): Promise<PickRow[]> {
  return selectPicks(db, params.space, isOneOf(band.bandId, params.bandIds));
}

/** Of several descriptions of a band the one with the lowest id that has a vector stands for it. */
async function selectPicks(db: Queryable, space: VectorSpace, condition: SQL): Promise<PickRow[]> {
  const rows = await db
    .selectDistinctOn([band.bandId], {
      bandId: band.bandId,
      vector: binaryVector(bandDescription.embedding),
    })
    .from(band)
    .leftJoin(
      describedIn(space),
      and(eq(bandDescription.bandId, band.bandId), hasActiveVector(space.model), hasDirection),
    )
    .where(and(isNull(band.deletedAt), condition))
    .orderBy(asc(band.bandId), asc(bandDescription.bandDescriptionId))
    .prepare(statementName('select_picks', space))
    .execute();
  return rows.map(({ bandId, vector }) => ({
    bandId,
    vector: vector ? decodeVector(vector) : undefined,
  }));
}
