import type { Rows } from './types.ts';

/** Moves each centroid to the mean of the rows that belong to it; one that has none stays where it is. */
export function moveToMeans(centroids: Rows, rows: Rows, clusterOf: ArrayLike<number>): void {
  const { dimensions } = centroids;
  const sums = new Float64Array(centroids.values.length);
  const sizes = new Int32Array(centroids.count);
  for (let row = 0; row < rows.count; row++) {
    const cluster = clusterOf[row] as number;
    sizes[cluster] = (sizes[cluster] as number) + 1;
    for (let c = 0; c < dimensions; c++) {
      const at = cluster * dimensions + c;
      sums[at] = (sums[at] as number) + (rows.values[row * dimensions + c] as number);
    }
  }
  sums.forEach((sum, at) => {
    const size = sizes[Math.floor(at / dimensions)] as number;
    if (size > 0) centroids.values[at] = sum / size;
  });
}
