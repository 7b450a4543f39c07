import type { MapCluster, Rows } from './types.ts';

export interface DescribedClusters {
  /** Cosine of each row to the centroid of its cluster. */
  closeness: Float32Array;
  clusters: Omit<MapCluster, 'keywords'>[];
}

/**
 * Centroid (of length 1, in all dimensions), medoid, cohesion and place in the picture of each cluster.
 *
 * @param rows unit vectors.
 * @param positions n × 2.
 */
export function describeClusters(
  rows: Rows,
  positions: Float32Array,
  clusterOf: Int32Array,
  clusterCount: number,
): DescribedClusters {
  const members: number[][] = Array.from({ length: clusterCount }, () => []);
  clusterOf.forEach((cluster, row) => {
    members[cluster]?.push(row);
  });
  const closeness = new Float32Array(rows.count);
  const clusters = members.map((own) => {
    const centroid = unitCentroid(rows, own);
    let medoidRow = own[0] ?? 0;
    let sum = 0;
    for (const row of own) {
      const cosine = dotWithRow(rows, row, centroid);
      closeness[row] = cosine;
      sum += cosine;
      if ((closeness[row] as number) > (closeness[medoidRow] as number)) medoidRow = row;
    }
    return {
      size: own.length,
      cohesion: Math.min(sum / own.length, 1),
      medoidRow,
      centroid: Float32Array.from(centroid),
      x: median(own.map((row) => positions[row * 2] as number)),
      y: median(own.map((row) => positions[row * 2 + 1] as number)),
    };
  });
  return { closeness, clusters };
}

function unitCentroid({ values, dimensions }: Rows, members: readonly number[]): Float64Array {
  const sum = new Float64Array(dimensions);
  for (const row of members) {
    const start = row * dimensions;
    for (let c = 0; c < dimensions; c++) {
      sum[c] = (sum[c] as number) + (values[start + c] as number);
    }
  }
  let squares = 0;
  for (const value of sum) squares += value * value;
  // Vectors that cancel out have no middle: any direction is as good.
  const length = Math.sqrt(squares);
  if (length > 0) return sum.map((value) => value / length);
  return sum.map((_, c) => (c === 0 ? 1 : 0));
}

function dotWithRow({ values, dimensions }: Rows, row: number, vector: Float64Array): number {
  const start = row * dimensions;
  let sum = 0;
  for (let c = 0; c < dimensions; c++) sum += (values[start + c] as number) * (vector[c] as number);
  return Math.max(-1, Math.min(1, sum));
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
