/** Points of a Gram matrix, divided among clusters. */
export interface Partition {
  /** Cluster of each point, 0 … clusterCount − 1. */
  labels: number[];
  /** Σ |xᵢ − μ_c(i)|². */
  inertia: number;
}

/**
 * Hartigan's single-point moves: as long as moving one point to another cluster lowers the inertia,
 * the best such move is made. Its local optima are a subset of those of Lloyd's algorithm.
 * Moving x from cluster a to b changes the inertia by
 * n_b/(n_b+1)·|x−μ_b|² − n_a/(n_a−1)·|x−μ_a|². A cluster's last point stays.
 * Source: M. Telgarsky, A. Vattani, "Hartigan's method: k-means clustering without Voronoi", 2010.
 *
 * @param gram n × n Gram matrix; distances come from it: |xᵢ−μ_c|² = Gᵢᵢ − 2·A_ci/n_c + B_c/n_c²,
 *   where A_ci sums Gᵢⱼ over the points j of c, and B_c sums A_cj over them.
 * @param start Cluster of each point, 0 … clusterCount − 1; left as it is.
 */
export function improveClusters(
  gram: Float64Array,
  start: ArrayLike<number>,
  clusterCount: number,
): Partition {
  const count = start.length;
  const labels = Int32Array.from(start);
  const sizes = new Float64Array(clusterCount);
  const sums = new Float64Array(clusterCount * count);
  const within = new Float64Array(clusterCount);
  for (let i = 0; i < count; i++) addPoint(gram, sizes, sums, within, labels[i] as number, i, 1);

  let trace = 0;
  for (let i = 0; i < count; i++) trace += gram[i * count + i] as number;
  // A gain below rounding noise would let two equal partitions swap for ever.
  const noise = trace * 1e-14;
  for (;;) {
    let bestGain = noise;
    let bestPoint = -1;
    let bestCluster = -1;
    for (let i = 0; i < count; i++) {
      const from = labels[i] as number;
      const size = sizes[from] as number;
      if (size < 2) continue;
      const self = gram[i * count + i] as number;
      const leaving = (size * squaredDistance(sizes, sums, within, from, i, self)) / (size - 1);
      for (let to = 0; to < clusterCount; to++) {
        if (to === from) continue;
        const toSize = sizes[to] as number;
        const joining =
          toSize === 0
            ? 0
            : (toSize * squaredDistance(sizes, sums, within, to, i, self)) / (toSize + 1);
        if (leaving - joining > bestGain) {
          bestGain = leaving - joining;
          bestPoint = i;
          bestCluster = to;
        }
      }
    }
    if (bestPoint < 0) break;
    addPoint(gram, sizes, sums, within, labels[bestPoint] as number, bestPoint, -1);
    addPoint(gram, sizes, sums, within, bestCluster, bestPoint, 1);
    labels[bestPoint] = bestCluster;
  }

  let inertia = trace;
  for (let c = 0; c < clusterCount; c++) {
    if ((sizes[c] as number) > 0) inertia -= (within[c] as number) / (sizes[c] as number);
  }
  return { labels: Array.from(labels), inertia };
}

function squaredDistance(
  sizes: Float64Array,
  sums: Float64Array,
  within: Float64Array,
  cluster: number,
  point: number,
  self: number,
): number {
  const size = sizes[cluster] as number;
  const count = sums.length / sizes.length;
  const sum = sums[cluster * count + point] as number;
  return self + ((within[cluster] as number) / size - 2 * sum) / size;
}

/** Adds (sign 1) a point to a cluster's size and sums, or takes it out (sign −1). */
function addPoint(
  gram: Float64Array,
  sizes: Float64Array,
  sums: Float64Array,
  within: Float64Array,
  cluster: number,
  point: number,
  sign: 1 | -1,
): void {
  const count = sums.length / sizes.length;
  const row = cluster * count;
  const self = gram[point * count + point] as number;
  within[cluster] = (within[cluster] as number) + 2 * sign * (sums[row + point] as number) + self;
  sizes[cluster] = (sizes[cluster] as number) + sign;
  for (let j = 0; j < count; j++) {
    sums[row + j] = (sums[row + j] as number) + sign * (gram[point * count + j] as number);
  }
}
