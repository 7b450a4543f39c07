import { and, asc, eq, gt, isNull, not, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { hasActiveVector, hasDirection } from './active-vector.ts';
import { isOneOf } from './id-list.ts';
import { binaryVector, decodeVector } from './vector-format.ts';
import { describedIn, type VectorSpace } from './vector-space.ts';
import { WHITE_SPACE } from './vector-status.ts';

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

/** Which descriptions are to be embedded. */
export type DescriptionScope =
  /** Those without a usable vector of the active model. */
  { kind: 'missing' } | { kind: 'all' } | { kind: 'ids'; bandDescriptionIds: readonly number[] };

export interface DescriptionText {
  bandDescriptionId: number;
  description: string;
}

interface ScopeParams {
  scope: DescriptionScope;
  space: VectorSpace;
}

export async function countDescriptions(db: Queryable, params: ScopeParams): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(describedIn(params.space))
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(isToBeEmbedded(params));
  return row?.count ?? 0;
}

/** The next live, non-blank descriptions of the scope with an id above `afterId`, by id. */
export async function listDescriptions(
  db: Queryable,
  params: ScopeParams & { afterId: number; limit: number },
): Promise<DescriptionText[]> {
  const rows = await db
    .select({
      bandDescriptionId: bandDescription.bandDescriptionId,
      description: bandDescription.description,
    })
    .from(describedIn(params.space))
    .innerJoin(band, eq(band.bandId, bandDescription.bandId))
    .where(and(isToBeEmbedded(params), gt(bandDescription.bandDescriptionId, params.afterId)))
    .orderBy(asc(bandDescription.bandDescriptionId))
    .limit(params.limit);
  return rows.map((row) => ({ ...row, description: row.description ?? '' }));
}

function isToBeEmbedded({ scope, space }: ScopeParams): SQL | undefined {
  const hasText = sql`btrim(${bandDescription.description}, ${WHITE_SPACE}) <> ''`;
  const isLive = and(isNull(bandDescription.deletedAt), isNull(band.deletedAt), hasText);
  switch (scope.kind) {
    case 'all':
      return isLive;
    case 'missing':
      return and(
        isLive,
        not(sql`coalesce(${and(hasActiveVector(space.model), hasDirection)}, false)`),
      );
    case 'ids':
      return and(isLive, isOneOf(bandDescription.bandDescriptionId, scope.bandDescriptionIds));
  }
}
