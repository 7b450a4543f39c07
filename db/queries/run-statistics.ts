import { gte, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { recommendationRun } from '#db/schema/recommendation.ts';
import type { DayRange } from './overview-growth.ts';

export interface RunStatistics {
  /** Stored sets by who asked for them. */
  sets: Record<(typeof recommendationRun.source.enumValues)[number], number>;
  /** Updates that failed with the code asked for. */
  failures: number;
  /** Of the time that stored sets took, those of the installation only where there are no others. */
  p50Ms: number | undefined;
  p95Ms: number | undefined;
}

export interface RunReport extends RunStatistics {
  lastSetAt: Date | undefined;
  lastFailureAt: Date | undefined;
  /** Days with a run, `2026-11-24`, oldest first. */
  days: (RunStatistics & { day: string })[];
}

/** The updates since `firstDay`, over all and by day. */
export async function reportRuns(
  db: Queryable,
  params: DayRange & { failure: string },
): Promise<RunReport> {
  const { firstDay, timeZone, failure } = params;
  const run = db
    .select({
      day: sql<string>`to_char(${recommendationRun.createdAt} at time zone ${timeZone}, 'YYYY-MM-DD')`.as(
        'day',
      ),
      source: recommendationRun.source,
      failure: recommendationRun.failure,
      durationMs: recommendationRun.durationMs,
      createdAt: recommendationRun.createdAt,
    })
    .from(recommendationRun)
    .where(gte(recommendationRun.createdAt, sql`${firstDay}::timestamp at time zone ${timeZone}`))
    .as('run');
  const isStored = sql`${run.failure} is null`;
  const hasFailed = sql`${run.failure} = ${failure}`;
  const setsOf = (source: string) => count(sql`${isStored} and ${run.source} = ${source}`);
  const latest = (condition: SQL) =>
    sql<Date | null>`max(${run.createdAt}) filter (where ${condition})`.mapWith(
      recommendationRun.createdAt,
    );
  const percentileOf = (share: number, condition: SQL) =>
    sql`percentile_cont(${sql.raw(String(share))}) within group (order by ${run.durationMs}) filter (where ${condition})`;
  const percentile = (share: number) =>
    sql<
      number | null
    >`coalesce(${percentileOf(share, sql`${isStored} and ${run.source} <> 'seed'`)}, ${percentileOf(share, isStored)})`;
  const rows = await db
    .select({
      day: sql<string | null>`${run.day}`,
      member: setsOf('member'),
      curator: setsOf('curator'),
      seed: setsOf('seed'),
      failures: count(hasFailed),
      p50Ms: percentile(0.5),
      p95Ms: percentile(0.95),
      lastSetAt: latest(isStored),
      lastFailureAt: latest(hasFailed),
    })
    .from(run)
    // Both in one pass: each day, and all of them.
    .groupBy(sql`grouping sets ((${run.day}), ())`)
    .orderBy(run.day);
  const days = rows.flatMap((row) =>
    row.day === null ? [] : [{ day: row.day, ...toStatistics(row) }],
  );
  const all = rows.find(({ day }) => day === null);
  if (!all) throw new Error('reportRuns: the database returned no total');
  return {
    ...toStatistics(all),
    lastSetAt: all.lastSetAt ?? undefined,
    lastFailureAt: all.lastFailureAt ?? undefined,
    days,
  };
}

function count(condition: SQL): SQL<number> {
  return sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
}

function toStatistics(row: {
  member: number;
  curator: number;
  seed: number;
  failures: number;
  p50Ms: number | null;
  p95Ms: number | null;
}): RunStatistics {
  const { member, curator, seed, failures, p50Ms, p95Ms } = row;
  return {
    sets: { member, curator, seed },
    failures,
    p50Ms: p50Ms ?? undefined,
    p95Ms: p95Ms ?? undefined,
  };
}
