import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { holdActiveModel, isModelChanged, requireActiveModel } from './active-model-lock.ts';
import { type RunRecord, recordRun } from './recommendation-run.ts';
import { literal } from './text-literal.ts';

/** First key of the advisory lock; the member's id is the second. */
const MEMBER_LOCK = 7_240_002;

export interface RecommendationRow {
  bandId: number;
  score: number;
  /** 1..n, best first. */
  priority: number;
}

/**
 * Puts a new set in the place of a member's stored one and records how it came about, all or nothing. The
 * lock serialises a member's updates, so that of any number at once each succeeds and exactly one complete
 * set remains: that of the newest run. False: the run's model isn't the active one any more, and nothing is stored.
 */
export async function replaceRecommendations(
  db: Queryable,
  params: { memberId: number; bands: readonly RecommendationRow[]; run: RunRecord },
): Promise<boolean> {
  const { memberId, bands, run } = params;
  const removal = db
    .delete(bandRecommend)
    .where(and(eq(bandRecommend.memberId, memberId), isNull(bandRecommend.deletedAt)));
  const storedAt = run.createdAt ?? sql`now()`;
  const rows = bands.map(({ bandId, score, priority }) => ({
    ...{ bandId, score, priority, memberId },
    ...{ createdAt: storedAt, updatedAt: storedAt },
  }));
  const insertion =
    rows.length > 0 ? db.insert(bandRecommend).values(rows).getSQL() : sql`select 0`;
  const [record, forget] = recordRun(db, {
    memberId,
    bandIds: rows.map(({ bandId }) => bandId),
    run,
  });
  // One message without parameters is one transaction in one round trip, and each statement sees what the
  // lock waited for. A BEGIN of postgres.js may lose its connection and go on with the next.
  const lock = sql`select pg_advisory_xact_lock(${MEMBER_LOCK}, hashint8(${memberId})), ${holdActiveModel}`;
  const require = requireActiveModel(literal(run.model));
  try {
    await db.execute(
      sql`${lock}; ${require}; ${removal.getSQL()}; ${insertion}; ${record}; ${forget}`.inlineParams(),
    );
    return true;
  } catch (error) {
    if (isModelChanged(error)) return false;
    throw error;
  }
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
