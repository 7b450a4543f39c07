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
    const lock = tx
      .select({ locked: sql`pg_advisory_xact_lock(${MEMBER_LOCK}, hashint8(member_id))` })
      .from(sql`(select ${params.memberId}::bigint as member_id) as one`);
    const removal = tx
      .delete(bandRecommend)
      .where(and(eq(bandRecommend.memberId, params.memberId), isNull(bandRecommend.deletedAt)));
    const now = sql`now()`;
    const rows = params.bands.map(({ bandId, score, priority }) => ({
      memberId: params.memberId,
      bandId,
      score,
      priority,
      createdAt: now,
      updatedAt: now,
    }));
    // Sent together and run in this order: one round trip, and each statement sees what the lock
    // waited for (a single statement with CTEs would see what was there before).
    await Promise.all([
      lock.prepare('lock_member').execute(),
      removal.prepare('delete_recommendations').execute(),
      rows.length > 0 &&
        tx.insert(bandRecommend).values(rows).prepare('insert_recommendations').execute(),
    ]);
  });
}

/** A member's stored set, best first; each band once, also where an adopted table holds duplicates. */
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
  const byBand = new Map<number, RecommendationRow>();
  for (const { bandId, score, priority } of rows) {
    if (bandId === null || byBand.has(bandId)) continue;
    byBand.set(bandId, { bandId, score: score ?? 0, priority: priority ?? 0 });
  }
  return [...byBand.values()];
}
