import { findLatestMap, findMapFreshness } from '#db/queries/catalogue-map.ts';
import { listOccurrenceFrequencies } from '#db/queries/hubness.ts';
import { countMembersWithSet } from '#db/queries/receiver-count.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { HubSummary, ListKind } from '../schemas/hub.ts';
import { describeDistribution, findTopShare } from '../statistics/frequency.ts';
import { findChanceSkewness, findHubThreshold, judgeHubness } from '../statistics/hubness.ts';
import { drawOccurrenceBars } from '../statistics/occurrence-bars.ts';
import { isMapStale } from './is-map-stale.ts';

const TOP_SHARE_OF_BANDS = 0.01;
const LEAST_TOP_BANDS = 10;

/** How evenly the catalogue's bands share the places in lists. */
export async function describeHubness(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { by }: { by: ListKind },
): Promise<HubSummary> {
  const { model } = embedder;
  const map = await findLatestMap(db, { model });
  const [frequencies, memberCount, freshness] = await Promise.all([
    listOccurrenceFrequencies(db, { by, mapId: map?.mapId }),
    by === 'sets' ? countMembersWithSet(db) : undefined,
    map && findMapFreshness(db, { mapId: map.mapId, space: embedder }),
  ]);
  const distribution = describeDistribution(frequencies);
  const hubThreshold = findHubThreshold(distribution);
  const countFrom = (least: number) =>
    frequencies.reduce((sum, { value, count }) => (value >= least ? sum + count : sum), 0);
  const topCount = Math.max(LEAST_TOP_BANDS, Math.round(distribution.count * TOP_SHARE_OF_BANDS));
  return {
    listCount: memberCount ?? distribution.count,
    neighbourCount: by === 'neighbours' ? (map?.neighbourCount ?? null) : null,
    bandCount: distribution.count,
    orphanCount: distribution.count - countFrom(1),
    hubCount: countFrom(hubThreshold),
    hubThreshold,
    mean: distribution.mean,
    skewness: distribution.skewness,
    chanceSkewness: findChanceSkewness(distribution),
    verdict: judgeHubness(distribution),
    gini: distribution.gini,
    top: { bandCount: topCount, share: findTopShare(frequencies, topCount) },
    bars: drawOccurrenceBars(frequencies),
    map: map ? { createdAt: map.createdAt.toISOString(), isStale: isMapStale(freshness) } : null,
  };
}
