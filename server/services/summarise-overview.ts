import { findLatestMap, findMapFreshness } from '#db/queries/catalogue-map.ts';
import { countMemberStates } from '#db/queries/member-facts.ts';
import { countNeighbourless } from '#db/queries/neighbourless-count.ts';
import { countOverview } from '#db/queries/overview-counts.ts';
import { type GrowthKind, listDailyGrowth } from '#db/queries/overview-growth.ts';
import { reportRuns } from '#db/queries/run-statistics.ts';
import { countSatisfaction } from '#db/queries/satisfaction.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import type { ActiveRuntime, Runtime } from '../runtime.ts';
import { type Overview, TREND_DAYS } from '../schemas/overview.ts';
import { listDays, spreadOverDays, traceBack } from '../statistics/day-range.ts';
import { TIME_ZONE } from '../time-zone.ts';

/** How the catalogue, its members and their recommendations are, and how they came to be so. */
export async function summariseOverview(
  { db, embedder, embedders }: Pick<ActiveRuntime, 'db' | 'embedder' | 'embedders'>,
  { now }: { now: Date },
): Promise<Overview> {
  const days = listDays(now, TIME_ZONE, TREND_DAYS);
  const range = { firstDay: days[0] ?? '', timeZone: TIME_ZONE };
  const [counts, members, growth, runs, map, satisfaction] = await Promise.all([
    countOverview(db, { space: embedder }),
    countMemberStates(db, { space: embedder }),
    listDailyGrowth(db, range),
    reportRuns(db, { ...range, failure: 'EMBEDDER_UNAVAILABLE' }),
    summariseMap(db, embedder),
    countSatisfaction(db),
  ]);
  const { current: _, ...lacking } = counts.bands;
  const bandCount = Object.values(counts.bands).reduce((sum, count) => sum + count, 0);
  const recommended = bandCount - counts.neverRecommended;
  const trendOf = (kind: GrowthKind, total: number) => {
    const rows = growth.filter((row) => row.kind === kind);
    return traceBack(
      total,
      spreadOverDays(days, rows, ({ change }) => change, 0),
    );
  };
  const setsOf = (source: keyof typeof runs.sets) =>
    spreadOverDays(days, runs.days, ({ sets }) => sets[source], 0);
  const trends = { member: setsOf('member'), curator: setsOf('curator'), seed: setsOf('seed') };
  return {
    days,
    bands: { total: bandCount, ...lacking, trend: trendOf('bands', bandCount) },
    keywords: {
      total: counts.keywords,
      unused: counts.unusedKeywords,
      trend: trendOf('keywords', counts.keywords),
    },
    members: { ...members, trend: trendOf('members', members.total) },
    sets: {
      total: runs.sets.member + runs.sets.curator + runs.sets.seed,
      today: Object.values(trends).reduce((sum, trend) => sum + (trend.at(-1) ?? 0), 0),
      trends,
    },
    reach: {
      recommended,
      never: counts.neverRecommended,
      trend: trendOf('recommended', recommended),
    },
    time: {
      p50Ms: runs.p50Ms ?? null,
      p95Ms: runs.p95Ms ?? null,
      p50Trend: spreadOverDays(days, runs.days, ({ p50Ms }) => p50Ms ?? null, null),
    },
    provider: {
      failures: runs.failures,
      lastFailureAt: runs.lastFailureAt?.toISOString() ?? null,
      isFailing:
        runs.lastFailureAt !== undefined &&
        (runs.lastSetAt === undefined || runs.lastFailureAt > runs.lastSetAt),
      isConfigured: embedders.canEmbed(embedder.model),
      trend: spreadOverDays(days, runs.days, ({ failures }) => failures, 0),
    },
    map,
    satisfaction,
  };
}

async function summariseMap(db: Runtime['db'], space: VectorSpace): Promise<Overview['map']> {
  const map = await findLatestMap(db, { model: space.model });
  if (!map) return null;
  const { mapId, createdAt, bandCount } = map;
  const [freshness, neighbourless] = await Promise.all([
    findMapFreshness(db, { mapId, space }),
    countNeighbourless(db, { mapId }),
  ]);
  const { isOtherModel = false, added = 0, changed = 0, removed = 0 } = freshness ?? {};
  return {
    createdAt: createdAt.toISOString(),
    changed: isOtherModel ? bandCount : added + changed + removed,
    neighbourless,
  };
}
