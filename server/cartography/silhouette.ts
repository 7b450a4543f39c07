import type { Rows } from './types.ts';

/** Euclidean distances between all rows, count × count; 16 MB for 2,000 rows. */
export function distanceMatrix({ values, count, dimensions }: Rows): Float32Array {
  const distances = new Float32Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      let sum = 0;
      for (let c = 0; c < dimensions; c++) {
        const difference =
          (values[i * dimensions + c] as number) - (values[j * dimensions + c] as number);
        sum += difference * difference;
      }
      distances[i * count + j] = distances[j * count + i] = Math.sqrt(sum);
    }
  }
  return distances;
}

/**
 * Mean silhouette width (b − a) / max(a, b): a is a row's mean distance to its own cluster, b to the nearest other
 * one; 0 for a row that is alone in its cluster. In [-1, 1], 1 = compact and far apart; 0 for a single cluster.
 * Source: P. Rousseeuw, "Silhouettes", J. Comp. Appl. Math. 20 (1987).
 *
 * @param distances count × count, of `distanceMatrix`.
 * @param clusterOf cluster of each row, 0 … clusterCount − 1.
 */
export function meanSilhouette(
  distances: Float32Array,
  clusterOf: ArrayLike<number>,
  clusterCount: number,
): number {
  const count = clusterOf.length;
  const sizes = new Float64Array(clusterCount);
  for (let row = 0; row < count; row++) {
    const cluster = clusterOf[row] as number;
    sizes[cluster] = (sizes[cluster] as number) + 1;
  }
  let total = 0;
  const sums = new Float64Array(clusterCount);
  for (let row = 0; row < count; row++) {
    sums.fill(0);
    for (let other = 0; other < count; other++) {
      const cluster = clusterOf[other] as number;
      sums[cluster] = (sums[cluster] as number) + (distances[row * count + other] as number);
    }
    total += silhouetteOfRow(sums, sizes, clusterOf[row] as number);
  }
  return count > 0 ? total / count : 0;
}

function silhouetteOfRow(sums: Float64Array, sizes: Float64Array, own: number): number {
  const ownSize = sizes[own] as number;
  if (ownSize < 2) return 0;
  const a = (sums[own] as number) / (ownSize - 1);
  let b = Number.POSITIVE_INFINITY;
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    if (cluster === own || sizes[cluster] === 0) continue;
    b = Math.min(b, (sums[cluster] as number) / (sizes[cluster] as number));
  }
  const larger = Math.max(a, b);
  return Number.isFinite(b) && larger > 0 ? (b - a) / larger : 0;
}
