import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { recommendationRun } from '#db/schema/recommendation.ts';
import { literal } from './text-literal.ts';

/** Runs kept of a member: so many that stored a set, and so many that failed. */
export const KEPT_RUNS = 50;
/** Finer than any page shows; a cosine of single-precision vectors is no better. */
const TRACE_DECIMALS = 6;

export interface RunRecord {
  source: 'member' | 'curator' | 'seed';
  model: string;
  /** From the request to the moment before storing. */
  durationMs: number;
  /** See server/schemas/recommendation-run.ts. */
  trace: object;
  /** Default: now. */
  createdAt?: Date;
}

/**
 * Two statements for the message that stores a set: one that records how it came about, and one that forgets
 * runs beyond the newest. To be inlined.
 */
export function recordRun(
  db: Queryable,
  params: { memberId: number; bandIds: number[]; run: RunRecord },
): [record: SQL, forget: SQL] {
  const { memberId, bandIds, run } = params;
  const { source, durationMs, createdAt } = run;
  const record = db.insert(recommendationRun).values({
    memberId,
    source,
    model: literal(run.model),
    durationMs,
    bandIds,
    trace: sql`${literal(JSON.stringify(run.trace, roundNumbers))}::jsonb`,
    ...(createdAt ? { createdAt } : {}),
  });
  return [record.getSQL(), forgetRuns(memberId, isNull(recommendationRun.failure))];
}

/** Records an update that failed; those that stored a set are never forgotten for it. */
export async function recordFailedRun(
  db: Queryable,
  params: { memberId: number; failure: string } & Pick<
    RunRecord,
    'source' | 'model' | 'durationMs'
  >,
): Promise<void> {
  const { memberId, failure, source, model, durationMs } = params;
  const record = db
    .insert(recommendationRun)
    .values({ memberId, source, model: literal(model), durationMs, failure, bandIds: [] });
  const forget = forgetRuns(memberId, isNotNull(recommendationRun.failure));
  await db.execute(sql`${record.getSQL()}; ${forget}`.inlineParams());
}

export interface RunRow {
  runId: number;
  source: RunRecord['source'];
  model: string;
  failure: string | null;
  bandIds: number[];
  hasTrace: boolean;
  createdAt: Date;
}

const RUN_COLUMNS = {
  runId: recommendationRun.recommendationRunId,
  source: recommendationRun.source,
  model: recommendationRun.model,
  failure: recommendationRun.failure,
  bandIds: recommendationRun.bandIds,
  hasTrace: sql<boolean>`${recommendationRun.trace} is not null`,
  createdAt: recommendationRun.createdAt,
};

/** What is kept of a member's updates, the newest first. */
export async function listRuns(db: Queryable, params: { memberId: number }): Promise<RunRow[]> {
  return db
    .select(RUN_COLUMNS)
    .from(recommendationRun)
    .where(eq(recommendationRun.memberId, params.memberId))
    .orderBy(desc(recommendationRun.recommendationRunId));
}

/** One update of a member with its trace; undefined where the member has no such run. */
export async function findRun(
  db: Queryable,
  params: { memberId: number; runId: number },
): Promise<(RunRow & { trace: unknown }) | undefined> {
  const { memberId, runId } = params;
  const [row] = await db
    .select({ ...RUN_COLUMNS, trace: recommendationRun.trace })
    .from(recommendationRun)
    .where(
      and(
        eq(recommendationRun.memberId, memberId),
        eq(recommendationRun.recommendationRunId, runId),
      ),
    );
  return row;
}

function forgetRuns(memberId: number, kind: SQL): SQL {
  const ofKind = and(eq(recommendationRun.memberId, memberId), kind);
  return sql`delete from ${recommendationRun} where ${ofKind} and ${recommendationRun.recommendationRunId} <= (
    select ${recommendationRun.recommendationRunId} from ${recommendationRun} where ${ofKind}
    order by ${desc(recommendationRun.recommendationRunId)} offset ${KEPT_RUNS} limit 1)`;
}

function roundNumbers(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return Number(value.toFixed(TRACE_DECIMALS));
}
