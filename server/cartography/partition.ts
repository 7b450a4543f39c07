import { kmeans } from 'ml-kmeans';
import { distanceMatrix, meanSilhouette } from './silhouette.ts';
import type { OnProgress, Rows, SilhouetteOfCount } from './types.ts';

const SEED = 42;
/** For each number of clusters that is tried, and for the one that is chosen. */
const TRIAL_RESTARTS = 2;
const RESTARTS = 6;
const MAX_ITERATIONS = 40;
/** The number of clusters is chosen on a sample: a distance matrix of more rows would not pay. */
const SAMPLE_ROWS = 2_000;
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
 * k = 4 … 12 with the highest mean silhouette is chosen, on evenly spaced 2,000 rows at the most.
 *
 * @param clusterCount as the curator wants it; clusters that stay empty (identical rows) are dropped.
 */
export function partition(
  rows: Rows,
  clusterCount: number | undefined,
  onProgress?: OnProgress,
): Partition {
  const sample = takeEvenly(rows, SAMPLE_ROWS);
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
  const clusterOf = bestKMeans(rows, count, RESTARTS);
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
function orderBySize(clusters: readonly number[]): Pick<Partition, 'clusterOf' | 'clusterCount'> {
  const seen = new Map<number, { size: number; smallestRow: number }>();
  clusters.forEach((cluster, row) => {
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

/** The rows themselves when they are few enough, else as many, evenly spaced. */
function takeEvenly(rows: Rows, limit: number): Rows {
  const { values, count, dimensions } = rows;
  if (count <= limit) return rows;
  const sample = new Float32Array(limit * dimensions);
  for (let i = 0; i < limit; i++) {
    const row = Math.floor((i * count) / limit);
    sample.set(values.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
  }
  return { values: sample, count: limit, dimensions };
}

function toArrays({ values, count, dimensions }: Rows): number[][] {
  return Array.from({ length: count }, (_, row) =>
    Array.from(values.subarray(row * dimensions, (row + 1) * dimensions)),
  );
}
