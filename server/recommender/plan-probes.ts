import { buildProbe } from './build-probe.ts';
import { clusteredPickCount, completeOptions, nearestResultCount, secondCount } from './options.ts';
import { findTasteClusters } from './taste-clusters.ts';
import type {
  AlgorithmVersion,
  EmbeddedPick,
  Pick,
  ProbePlan,
  RecommenderOptions,
  Vector,
} from './types.ts';
import { hasDirection, mean, normalise } from './vector.ts';

/**
 * The probes that the catalogue is searched with for a member.
 *
 * - V1: one probe, the mean of the picks (the size-weighted mean of any clusters is the same).
 * - V2: V1's probe turned toward the keywords.
 * - V3: one probe for each taste cluster, each turned toward the keywords by its own adaptive t;
 *   V2 with fewer than three picks.
 * - V4: V3 over candidates that are bands (`bandsOnly`).
 *
 * Depends on nothing but the set of picks, the keyword vector and the options: picks are
 * de-duplicated and sorted by band id first; those without a direction are left out.
 * No usable pick: no probes. The answer to V1/V2 is the nearest 3 bands; more are fetched as near misses.
 *
 * @param keywordVector Embedding of the member's keywords; without a direction it counts as undefined.
 * @throws RangeError when vectors differ in length or an option is out of range.
 */
export function planProbes(
  version: AlgorithmVersion,
  picks: readonly Pick[],
  keywordVector: Vector | undefined,
  options?: Partial<RecommenderOptions>,
): ProbePlan {
  const { clusterCount, baseT, candidatesPerProbe } = completeOptions(options);
  const usable = usablePicks(picks);
  const wantsClusters = version === 'v3' || version === 'v4';
  const isFallback = wantsClusters && usable.length < clusteredPickCount;
  const isClustered = wantsClusters && !isFallback;
  const keywords =
    version !== 'v1' && hasDirection(keywordVector) ? normalise(keywordVector) : undefined;

  const groups = isClustered ? findTasteClusters(usable, clusterCount) : oneGroup(usable);
  return {
    version,
    isFallback,
    bandsOnly: version === 'v4',
    resultCount: isClustered ? clusterCount + secondCount : nearestResultCount,
    candidatesPerProbe: Math.max(candidatesPerProbe, isClustered ? 1 : nearestResultCount),
    probes: groups.map((group) => buildProbe(group.picks, group.centroid, keywords, baseT)),
  };
}

/** Each band once (its first usable vector), ascending by band id. */
function usablePicks(picks: readonly Pick[]): EmbeddedPick[] {
  const byId = new Map<number, EmbeddedPick>();
  for (const { bandId, vector } of picks) {
    if (byId.has(bandId) || !hasDirection(vector)) continue;
    byId.set(bandId, { bandId, vector: new Float64Array(vector) });
  }
  return [...byId.values()].sort((a, b) => a.bandId - b.bandId);
}

function oneGroup(picks: EmbeddedPick[]): { picks: EmbeddedPick[]; centroid: Float64Array }[] {
  return picks.length === 0 ? [] : [{ picks, centroid: mean(picks.map((pick) => pick.vector)) }];
}
