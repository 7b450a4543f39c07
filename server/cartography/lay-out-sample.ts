import { createSeededRandom } from '../recommender/seeded-random.ts';
import { approximateNearestAmong } from './approximate-neighbours.ts';
import { layOut } from './layout.ts';
import { findNearestNeighbours } from './nearest-neighbours.ts';
import type { NeighbourGraph } from './neighbour-graph.ts';
import { takeRows } from './rows.ts';
import type { OnProgress, Rows } from './types.ts';

const SEED = 42;
/** Neighbours of the sample that decide on the place of a row outside it. */
const PLACING_NEIGHBOURS = 5;
/** Keeps a neighbour of the very same vector from weighing infinitely. */
const LEAST_DISTANCE = 0.01;
/** What each step takes of the time, in percent. */
const SAMPLE_SEARCHED = 25;
const SAMPLE_LAID_OUT = 90;
const ALL = 100;

/**
 * A layout of more rows than UMAP has memory for: `sampleSize` of them, spread over all, are laid out as `layOut`
 * does; each other row stands at the mean of the places of its five nearest in the sample, weighted by
 * 1 / (1 − similarity + 0.01), and is moved by less than half the usual gap between two of the sample, so that rows
 * alike don't lie on one spot. Time O(n · sampleSize · d); the same for the same input.
 *
 * @param scores principal components of all rows.
 * @param neighbourCount that the layout keeps together.
 * @param sampleSize less than the number of rows.
 * @returns n × 2, in [-1, 1].
 */
export function layOutSample(
  scores: Rows,
  { neighbourCount, sampleSize }: { neighbourCount: number; sampleSize: number },
  onProgress?: OnProgress,
): Float32Array {
  const within = (from: number, to: number) => (done: number, total: number) =>
    onProgress?.(Math.floor(from + ((to - from) * done) / total), ALL);
  const sampled = sampleRows(scores.count, sampleSize);
  const isSampled = new Uint8Array(scores.count);
  for (const row of sampled) isSampled[row] = 1;
  const others = Int32Array.from({ length: scores.count }, (_, row) => row).filter(
    (row) => !isSampled[row],
  );

  const sample = takeRows(scores, sampled);
  const graph = findNearestNeighbours(sample, neighbourCount, within(0, SAMPLE_SEARCHED));
  const places = layOut(graph, sample, within(SAMPLE_SEARCHED, SAMPLE_LAID_OUT));
  const near = approximateNearestAmong(
    takeRows(scores, others),
    sample,
    PLACING_NEIGHBOURS,
    within(SAMPLE_LAID_OUT, ALL),
  );

  const positions = new Float32Array(scores.count * 2);
  sampled.forEach((row, index) => {
    positions.set(places.subarray(index * 2, index * 2 + 2), row * 2);
  });
  const random = createSeededRandom(SEED);
  const gap = 1 / Math.sqrt(sampleSize);
  others.forEach((row, index) => {
    const place = meanPlace(near, index, places).map((value) =>
      Math.max(-1, Math.min(1, value + (random() - 0.5) * gap)),
    );
    positions.set(place, row * 2);
  });
  return positions;
}

/** One row of each of `size` equally long stretches, which one is up to the seed; ascending. */
export function sampleRows(count: number, size: number): Int32Array {
  const random = createSeededRandom(SEED);
  return Int32Array.from({ length: size }, (_, index) => {
    const start = Math.floor((index * count) / size);
    const end = Math.floor(((index + 1) * count) / size);
    return start + Math.floor(random() * (end - start));
  });
}

function meanPlace(near: NeighbourGraph, row: number, places: Float32Array): [number, number] {
  let x = 0;
  let y = 0;
  let weights = 0;
  for (let at = row * near.neighbourCount; at < (row + 1) * near.neighbourCount; at++) {
    const distance = Math.max(1 - (near.similarities[at] as number), 0);
    const weight = 1 / (distance + LEAST_DISTANCE);
    const neighbour = near.indices[at] as number;
    if (neighbour < 0) continue;
    x += weight * (places[neighbour * 2] as number);
    y += weight * (places[neighbour * 2 + 1] as number);
    weights += weight;
  }
  return [x / weights, y / weights];
}
