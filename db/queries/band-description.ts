import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { hasDirection } from './active-vector.ts';
import { binaryVector, decodeVector } from './vector-format.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';

export interface DescriptionRow {
  bandId: number;
  description: string | null;
  createdAt: Date | null;
  updatedAt: Date | null;
  deletedAt: Date | null;
  embedding: Float32Array | undefined;
}

/** The description that stands for a live band: the lowest id with a vector, else the lowest id. */
export async function findBandDescription(
  db: Queryable,
  params: { bandId: number; space: VectorSpace },
): Promise<DescriptionRow | undefined> {
  const [row] = await db
    .select({
      bandId: band.bandId,
      description: bandDescription.description,
      createdAt: bandDescription.createdAt,
      updatedAt: bandDescription.updatedAt,
      deletedAt: bandDescription.deletedAt,
      embedding: sql<Buffer | null>`case when ${hasDirection} then ${binaryVector(bandDescription.embedding)} end`,
    })
    .from(describedIn(params.space))
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(
      and(
        eq(band.bandId, params.bandId),
        isNull(band.deletedAt),
        isNull(bandDescription.deletedAt),
      ),
    )
    .orderBy(sql`${hasDirection} is true desc`, asc(bandDescription.bandDescriptionId))
    .limit(1);
  if (!row) return undefined;
  return { ...row, embedding: row.embedding ? decodeVector(row.embedding) : undefined };
}
