import { and, asc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { member, recommendSatisfaction } from '#db/schema/member.ts';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';

/** The live members among `externalIds` who were never given anything, by id. */
export async function listUnserved(
  db: Queryable,
  params: { externalIds: readonly string[] },
): Promise<{ memberId: number; externalId: string }[]> {
  const one = sql`1`;
  const set = db
    .select({ one })
    .from(bandRecommend)
    .where(eq(bandRecommend.memberId, member.memberId));
  const run = db
    .select({ one })
    .from(recommendationRun)
    .where(eq(recommendationRun.memberId, member.memberId));
  const rows = await db
    .select({ memberId: member.memberId, externalId: member.externalId })
    .from(member)
    .where(
      and(
        inArray(member.externalId, [...params.externalIds]),
        isNull(member.deletedAt),
        notExists(set),
        notExists(run),
      ),
    )
    .orderBy(asc(member.memberId));
  return rows.flatMap(({ memberId, externalId }) => (externalId ? [{ memberId, externalId }] : []));
}

/** What a member said of a set. */
export async function insertSatisfaction(
  db: Queryable,
  params: { memberId: number; isSatisfied: boolean; reason: string; createdAt: Date },
): Promise<void> {
  await db.insert(recommendSatisfaction).values({ ...params, updatedAt: params.createdAt });
}
