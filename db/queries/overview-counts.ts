import { and, eq, exists, isNull, not, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { band, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { wasEverRecommended } from './ever-recommended.ts';
import type { VectorSpace } from './vector-space.ts';
import { type VectorStatus, vectorStatus, WHITE_SPACE } from './vector-status.ts';

export interface OverviewCounts {
  /** Live bands by what their vector is worth. */
  bands: Record<VectorStatus, number>;
  /** Live bands that were never in a set. */
  neverRecommended: number;
  keywords: number;
  /** Keywords that no live band carries. */
  unusedKeywords: number;
}

/** What there is now, in one statement: the embedded database answers one at a time. */
export async function countOverview(
  db: Queryable,
  params: { space: VectorSpace },
): Promise<OverviewCounts> {
  // OFFSET keeps it in one piece: merged into the counts, each band would be judged once a status.
  const judged = db.$with('judged').as(
    db
      .select({
        status: vectorStatus(params.space).as('status'),
        wasRecommended: wasEverRecommended.as('was_recommended'),
      })
      .from(band)
      .where(isNull(band.deletedAt))
      .offset(sql`0` as unknown as number),
  );
  const withStatus = (status: VectorStatus) => count(eq(judged.status, status));
  const [row] = await db
    .with(judged)
    .select({
      current: withStatus('current'),
      stale: withStatus('stale'),
      foreign: withStatus('foreign'),
      missing: withStatus('missing'),
      blank: withStatus('blank'),
      neverRecommended: count(not(judged.wasRecommended)),
      keywords: sql<number>`(${countKeywords(db)})`.mapWith(Number),
      unusedKeywords: sql<number>`(${countKeywords(db, not(isCarried(db)))})`.mapWith(Number),
    })
    .from(judged);
  if (!row) throw new Error('countOverview: the database returned no row');
  const { current, stale, foreign, missing, blank, ...counts } = row;
  return { bands: { current, stale, foreign, missing, blank }, ...counts };
}

function count(condition: SQL): SQL<number> {
  return sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
}

function countKeywords(db: Queryable, condition?: SQL) {
  const isUsable = sql`btrim(${keyword.keyword}, ${WHITE_SPACE}) <> ''`;
  return db
    .select({ count: sql`count(*)` })
    .from(keyword)
    .where(and(isNull(keyword.deletedAt), isUsable, condition));
}

function isCarried(db: Queryable): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(bandKeyword)
      .innerJoin(band, and(eq(band.bandId, bandKeyword.bandId), isNull(band.deletedAt)))
      .where(and(eq(bandKeyword.keywordId, keyword.keywordId), isNull(bandKeyword.deletedAt))),
  );
}
