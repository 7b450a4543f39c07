import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { member } from '#db/schema/member.ts';
import { recommendationRun } from '#db/schema/recommendation.ts';

export interface LatestSetRow {
  runId: number;
  externalId: string;
  source: (typeof recommendationRun.source.enumValues)[number];
  /** As stored then, best first; some may be deleted since. */
  bandIds: number[];
  createdAt: Date;
}

/** The sets that were stored last, over all live members, newest first. */
export async function listLatestSets(
  db: Queryable,
  params: { limit: number },
): Promise<LatestSetRow[]> {
  const rows = await db
    .select({
      runId: recommendationRun.recommendationRunId,
      externalId: member.externalId,
      source: recommendationRun.source,
      bandIds: recommendationRun.bandIds,
      createdAt: recommendationRun.createdAt,
    })
    .from(recommendationRun)
    .innerJoin(
      member,
      and(eq(member.memberId, recommendationRun.memberId), isNull(member.deletedAt)),
    )
    .where(and(isNull(recommendationRun.failure), isNotNull(member.externalId)))
    .orderBy(desc(recommendationRun.createdAt), desc(recommendationRun.recommendationRunId))
    .limit(params.limit);
  return rows.map((row) => ({ ...row, externalId: row.externalId ?? '' }));
}
