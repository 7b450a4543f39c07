import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#db/client.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';

/** First key of the advisory lock; the member's id is the second. */
const MEMBER_LOCK = 7_240_002;

export interface RecommendationRow {
  bandId: number;
  score: number;
  /** 1..n, best first. */
  priority: number;
}

/**
 * Puts a new set in the place of a member's stored one. The lock serialises a member's updates,
 * so that of any number at once each succeeds and exactly one complete set remains.
 */
export async function replaceRecommendations(
  db: Database,
  params: { memberId: number; bands: readonly RecommendationRow[] },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(${MEMBER_LOCK}, hashint8(${params.memberId}::bigint))`,
    );
    await tx
      .delete(bandRecommend)
      .where(and(eq(bandRecommend.memberId, params.memberId), isNull(bandRecommend.deletedAt)));
    if (params.bands.length === 0) return;
    const now = sql`now()`;
    await tx.insert(bandRecommend).values(
      params.bands.map(({ bandId, score, priority }) => ({
        memberId: params.memberId,
        bandId,
        score,
        priority,
        createdAt: now,
        updatedAt: now,
      })),
    );
  });
}

/** A member's stored set, best first. */
export async function listRecommendations(
  db: Queryable,
  params: { memberId: number },
): Promise<RecommendationRow[]> {
  const rows = await db
    .select({
      bandId: bandRecommend.bandId,
      score: bandRecommend.score,
      priority: bandRecommend.priority,
    })
    .from(bandRecommend)
    .where(and(eq(bandRecommend.memberId, params.memberId), isNull(bandRecommend.deletedAt)))
    .orderBy(asc(bandRecommend.priority), asc(bandRecommend.bandRecommendId))
    .prepare('list_recommendations')
    .execute();
  return rows.flatMap(({ bandId, score, priority }) =>
    bandId === null ? [] : [{ bandId, score: score ?? 0, priority: priority ?? 0 }],
  );
}
