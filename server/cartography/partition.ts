import { kmeans } from 'ml-kmeans';
import { moveToMeans } from './means.ts';
import { findNearestAmong } from './nearest-neighbours.ts';
import { takeRowsEvenly } from './rows.ts';
import { distanceMatrix, meanSilhouette } from './silhouette.ts';
import type { OnProgress, Rows, SilhouetteOfCount } from './types.ts';

const SEED = 42;
/** For each number of clusters that is tried, and for the one that is chosen. */
const TRIAL_RESTARTS = 2;
const RESTARTS = 6;
const MAX_ITERATIONS = 40;
/** The number of clusters is chosen on a sample: a distance matrix of more rows would not pay. */
const SAMPLE_ROWS = 2_000;
/** Of more rows the centroids are found on as many, and each row goes to the nearest. */
const MOST_FITTED_ROWS = 20_000;
const FEWEST_CLUSTERS = 4;
const MOST_CLUSTERS = 12;
/** Below this, clusters would say nothing. */
const ROWS_PER_CLUSTER = 4;

export interface Partition {
  /** Cluster of each row; largest first (ties: smallest row). */
  clusterOf: Int32Array;
  clusterCount: number;
  /** Of the clusters; in a large catalogue of those of the sample. */
  silhouette: number;
  /** Of each number that was tried. */
  silhouettes: SilhouetteOfCount[];
}

/**
 * Splits rows by k-means (k-means++, several restarts, fixed seeds, lowest inertia wins). Without a number given,
 * k = 4 … 12 with the highest mean silhouette is chosen, on evenly spaced 2,000 rows at the most. Centroids are
 * found on evenly spaced 20,000 at the most.
 *
 * @param clusterCount as the curator wants it; clusters that stay empty (identical rows) are dropped.
 */
export function partition(
  rows: Rows,
  clusterCount: number | undefined,
  onProgress?: OnProgress,
): Partition {
  const sample = takeRowsEvenly(rows, SAMPLE_ROWS);
  const distances = distanceMatrix(sample);
  const counts = clusterCount ? [Math.min(clusterCount, rows.count)] : countsToTry(rows.count);
  const total = counts.length + 1;
  const silhouettes = counts.map((count, index): SilhouetteOfCount => {
    const trial = bestKMeans(sample, count, TRIAL_RESTARTS);
    onProgress?.(index + 1, total);
    return { clusterCount: count, silhouette: meanSilhouette(distances, trial, count) };
  });
  const [chosen] = silhouettes.toSorted(
    (a, b) => b.silhouette - a.silhouette || a.clusterCount - b.clusterCount,
  );
  const count = chosen?.clusterCount ?? 1;
  const clusterOf = split(rows, count);
  onProgress?.(total, total);
  const silhouette =
    sample === rows ? meanSilhouette(distances, clusterOf, count) : (chosen?.silhouette ?? 0);
  return { ...orderBySize(clusterOf), silhouette, silhouettes };
}

function countsToTry(rowCount: number): number[] {
  const most = Math.min(MOST_CLUSTERS, Math.floor(rowCount / ROWS_PER_CLUSTER));
  if (most < FEWEST_CLUSTERS) return [Math.max(most, 1)];
  return Array.from({ length: most - FEWEST_CLUSTERS + 1 }, (_, i) => FEWEST_CLUSTERS + i);
}

function split(rows: Rows, clusterCount: number): ArrayLike<number> {
  const fitted = takeRowsEvenly(rows, MOST_FITTED_ROWS);
  const clusters = bestKMeans(fitted, clusterCount, RESTARTS);
  if (fitted === rows) return clusters;
  const { dimensions } = rows;
  const centroids = {
    values: new Float32Array(clusterCount * dimensions),
    count: clusterCount,
    dimensions,
  };
  moveToMeans(centroids, fitted, clusters);
  return findNearestAmong(rows, centroids, 1).indices;
}

function bestKMeans(rows: Rows, clusterCount: number, restarts: number): number[] {
  const data = toArrays(rows);
  if (clusterCount <= 1) return data.map(() => 0);
  let best: number[] = [];
  let leastInertia = Number.POSITIVE_INFINITY;
  for (let restart = 0; restart < restarts; restart++) {
    const { clusters, centroids } = kmeans(data, clusterCount, {
      seed: SEED + restart,
      maxIterations: MAX_ITERATIONS,
    });
    let inertia = 0;
    data.forEach((point, row) => {
      const centroid = centroids[clusters[row] as number] as number[];
      for (let c = 0; c < point.length; c++) {
        inertia += ((point[c] as number) - (centroid[c] as number)) ** 2;
      }
    });
    if (inertia < leastInertia) {
      leastInertia = inertia;
      best = clusters;
    }
  }
  return best;
}

/** Renumbers clusters: largest first, then by their smallest row; empty ones are dropped. */
function orderBySize(clusters: ArrayLike<number>): Pick<Partition, 'clusterOf' | 'clusterCount'> {
  const seen = new Map<number, { size: number; smallestRow: number }>();
  Array.from(clusters).forEach((cluster, row) => {
    const known = seen.get(cluster);
    if (known) known.size += 1;
    else seen.set(cluster, { size: 1, smallestRow: row });
  });
  const order = [...seen].sort(([, a], [, b]) => b.size - a.size || a.smallestRow - b.smallestRow);
  const newIndex = new Map(order.map(([cluster], index) => [cluster, index]));
  return {
    clusterOf: Int32Array.from(clusters, (cluster) => newIndex.get(cluster) ?? 0),
    clusterCount: order.length,
  };
}

function toArrays({ values, count, dimensions }: Rows): number[][] {
  return Array.from({ length: count }, (_, row) =>
    Array.from(values.subarray(row * dimensions, (row + 1) * dimensions)),
  );
}
