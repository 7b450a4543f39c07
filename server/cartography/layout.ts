import { UMAP } from 'umap-js';
import { createSeededRandom } from '../recommender/seeded-random.ts';
import type { NeighbourGraph } from './neighbour-graph.ts';
import type { OnProgress, Rows } from './types.ts';

const SEED = 42;
const MIN_DISTANCE = 0.15;
/** Half the width in which the layout starts; UMAP's own start, at random, is as wide. */
const START_EXTENT = 10;
const PROGRESS_EVERY_EPOCHS = 5;
/** Fewer rows have no neighbourhoods to speak of: they are laid out by their principal components. */
const FEWEST_ROWS = 5;

/** Epochs by number of rows: a large picture settles with fewer, and each costs more. */
function epochsFor(count: number): number {
  if (count <= 2_500) return 250;
  return count <= 10_000 ? 200 : 120;
}

/**
 * A 2-D layout that keeps neighbours together, by UMAP on a given neighbour graph; it starts from the first two
 * principal components, which keeps the large shape, and is the same for the same input.
 * Source: L. McInnes, J. Healy, J. Melville, "UMAP", arXiv 1802.03426; initialisation: D. Kobak, G. Linderman,
 * "Initialization is critical for preserving global data structure", Nature Biotechnology 39 (2021).
 *
 * @param graph neighbours by cosine; distances are taken as 1 − similarity.
 * @param scores principal components of the same rows.
 * @returns n × 2, in [-1, 1], the aspect kept.
 */
export function layOut(graph: NeighbourGraph, scores: Rows, onProgress?: OnProgress): Float32Array {
  const start = startPositions(scores);
  if (graph.count < FEWEST_ROWS) return fitSquare(start);
  // With itself; UMAP wants more rows than that.
  const nNeighbors = Math.min(graph.neighbourCount + 1, graph.count - 1);
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors,
    nEpochs: epochsFor(graph.count),
    minDist: MIN_DISTANCE,
    random: createSeededRandom(SEED),
  });
  umap.setPrecomputedKNN(...listsWithSelf(graph, nNeighbors));
  // The vectors themselves are not read: neighbours are given.
  const epochs = umap.initializeFit(Array.from({ length: graph.count }, () => []));
  const places = umap.getEmbedding();
  places.forEach((place, row) => {
    place[0] = start[row * 2] as number;
    place[1] = start[row * 2 + 1] as number;
  });
  for (let epoch = 1; epoch <= epochs; epoch++) {
    umap.step();
    if (epoch % PROGRESS_EVERY_EPOCHS === 0 || epoch === epochs) onProgress?.(epoch, epochs);
  }
  return fitSquare(Float32Array.from(umap.getEmbedding().flat()));
}

/** UMAP counts a row as the first of its own neighbours. */
function listsWithSelf(
  graph: NeighbourGraph,
  length: number,
): [indices: number[][], distances: number[][]] {
  const { count, neighbourCount: k } = graph;
  const indices: number[][] = [];
  const distances: number[][] = [];
  for (let row = 0; row < count; row++) {
    const slice = <T extends Int32Array | Float64Array>(array: T) =>
      array.subarray(row * k, row * k + length - 1);
    indices.push([row, ...slice(graph.indices)]);
    distances.push([0, ...Array.from(slice(graph.similarities), (s) => Math.max(1 - s, 0))]);
  }
  return [indices, distances];
}

/** The first two components, scaled; a little noise keeps identical rows from starting on one spot. */
function startPositions({ values, count, dimensions }: Rows): Float32Array {
  const random = createSeededRandom(SEED);
  const positions = new Float32Array(count * 2);
  for (let row = 0; row < count; row++) {
    for (let axis = 0; axis < 2; axis++) {
      positions[row * 2 + axis] =
        axis < dimensions ? (values[row * dimensions + axis] as number) : 0;
    }
  }
  const scaled = fitSquare(positions);
  return scaled.map((value) => value * START_EXTENT + (random() - 0.5) * 1e-3);
}

/** Centres x, y pairs and scales both alike so that the longer side spans [-1, 1]. */
export function fitSquare(positions: Float32Array): Float32Array {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  positions.forEach((value, index) => {
    const axis = index % 2;
    low[axis] = Math.min(low[axis] as number, value);
    high[axis] = Math.max(high[axis] as number, value);
  });
  const middle = low.map((value, axis) => (value + (high[axis] as number)) / 2);
  const extent = Math.max(...low.map((value, axis) => (high[axis] as number) - value)) / 2;
  return positions.map((value, index) =>
    extent > 0 ? Math.max(-1, Math.min(1, (value - (middle[index % 2] as number)) / extent)) : 0,
  );
}
