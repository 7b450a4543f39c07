/** Bands that two clusters share, as a part of the bands of either, from which on they count as one. */
const LEAST_OVERLAP = 0.5;

export interface NamedCluster {
  name: string;
  bandIds: readonly number[];
}

/**
 * Which of the old clusters' names go on to the new ones: to the cluster with the highest overlap, by Jaccard index
 * |A ∩ B| / |A ∪ B| ≥ 0.5, which no two clusters can both have.
 *
 * @returns for each new cluster its name, if any.
 */
export function carryNames(
  named: readonly NamedCluster[],
  clusters: readonly (readonly number[])[],
): (string | undefined)[] {
  const names = new Array<string | undefined>(clusters.length).fill(undefined);
  const overlaps = new Array<number>(clusters.length).fill(0);
  for (const { name, bandIds } of named) {
    const old = new Set(bandIds);
    clusters.forEach((cluster, index) => {
      const shared = cluster.filter((bandId) => old.has(bandId)).length;
      const overlap = shared / (old.size + cluster.length - shared);
      if (overlap < LEAST_OVERLAP || overlap <= (overlaps[index] ?? 0)) return;
      names[index] = name;
      overlaps[index] = overlap;
    });
  }
  return names;
}
