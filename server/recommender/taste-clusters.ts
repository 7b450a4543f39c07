import { kmeans } from 'ml-kmeans';

import { coordinatesOf, gramMatrix } from './gram-matrix.ts';
import { improveClusters, type Partition } from './hartigan.ts';
import { createSeededRandom } from './seeded-random.ts';
import type { EmbeddedPick } from './types.ts';
import { mean } from './vector.ts';

const seed = 42;
/** Starts by k-means++ and Lloyd's algorithm. */
const lloydStarts = 10;
/** Random partitions; Hartigan's moves alone take each to an optimum, in a tenth of the time. */
const randomStarts = 50;

/** Picks that sound alike. */
export interface TasteCluster {
  /** Ascending by band id. */
  picks: EmbeddedPick[];
  /** Mean of the picks' vectors, in float64. */
  centroid: Float64Array;
}

/**
 * K-means in Euclidean space: the lowest inertia of 60 starts wins, and among equals the partition
 * that keeps low band ids together. 10 starts are k-means++ and Lloyd's algorithm (ml-kmeans, seeds
 * 42, 43, …), 50 are random partitions (seed 42); Hartigan's moves improve each. It runs on
 * coordinates of n dimensions with the same distances, from the Gram matrix: k-means looks at
 * distances only.
 *
 * @param picks Ascending by band id, each band once.
 * @param clusterCount k; fewer clusters come back when fewer picks are distinct.
 * @returns Clusters by size, largest first, then by smallest band id; none is empty.
 * @throws RangeError when the vectors differ in length.
 */
export function findTasteClusters(
  picks: readonly EmbeddedPick[],
  clusterCount: number,
): TasteCluster[] {
  const k = Math.min(clusterCount, countDistinct(picks));
  const labels = k < 2 ? picks.map(() => 0) : partition(picks, k);
  return groupByLabel(picks, labels).map((group) => ({
    picks: group,
    centroid: mean(group.map((pick) => pick.vector)),
  }));
}

function partition(picks: readonly EmbeddedPick[], k: number): number[] {
  const count = picks.length;
  const gram = gramMatrix(picks.map((pick) => pick.vector));
  const scale = Math.max(...picks.map((_, i) => gram[i * count + i] as number));
  for (let i = 0; i < gram.length; i++) gram[i] = (gram[i] as number) / scale;

  let best: Partition | undefined;
  for (const start of [...lloydOptima(coordinatesOf(gram, count), k), ...randomLabels(count, k)]) {
    const { labels, inertia } = improveClusters(gram, start, k);
    const found = { labels: relabel(labels), inertia };
    if (!best || isBetter(found, best)) best = found;
  }
  return best?.labels ?? picks.map(() => 0);
}

function lloydOptima(points: number[][], k: number): number[][] {
  return Array.from(
    { length: lloydStarts },
    (_, i) => kmeans(points, k, { seed: seed + i, tolerance: 0 }).clusters,
  );
}

function randomLabels(count: number, k: number): number[][] {
  const random = createSeededRandom(seed);
  return Array.from({ length: randomStarts }, () =>
    Array.from({ length: count }, () => Math.floor(random() * k)),
  );
}

/** Numbers clusters by their first pick, so that equal partitions have equal labels. */
function relabel(labels: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  });
}

/** Inertias within rounding noise (the Gram matrix is scaled to 1) count as equal. */
function isBetter(a: Partition, b: Partition): boolean {
  const difference = a.inertia - b.inertia;
  if (Math.abs(difference) > 1e-13 * a.labels.length) return difference < 0;
  const i = a.labels.findIndex((label, index) => label !== b.labels[index]);
  return i >= 0 && (a.labels[i] as number) < (b.labels[i] as number);
}

function groupByLabel(picks: readonly EmbeddedPick[], labels: readonly number[]): EmbeddedPick[][] {
  const groups = new Map<number, EmbeddedPick[]>();
  picks.forEach((pick, i) => {
    const label = labels[i] as number;
    const group = groups.get(label);
    if (group) group.push(pick);
    else groups.set(label, [pick]);
  });
  // Groups appear in the order of their smallest band id, and the sort is stable.
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

function countDistinct(picks: readonly EmbeddedPick[]): number {
  return picks.filter(
    (pick, i) => !picks.slice(0, i).some((earlier) => isEqual(earlier.vector, pick.vector)),
  ).length;
}

function isEqual(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
