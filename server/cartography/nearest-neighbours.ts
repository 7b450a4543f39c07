import { measureRows, offerAmong, offerPairs, TILE_ROWS } from './dot-tiles.ts';
import { emptyGraph, type NeighbourGraph } from './neighbour-graph.ts';
import type { OnProgress, Rows } from './types.ts';

const PROGRESS_EVERY_TILES = 8;

/**
 * The exact k nearest neighbours of every row by s(a, b) = 1 − |a − b|² / 2, best first (ties: lower row); a row
 * is no neighbour of itself. For unit vectors s is the cosine; in the space of principal components, which
 * preserves distances, it approximates it. Time O(n² · d / 2), in tiles that stay in the cache.
 *
 * @param neighbourCount cut to n − 1.
 */
export function findNearestNeighbours(
  rows: Rows,
  neighbourCount: number,
  onProgress?: OnProgress,
): NeighbourGraph {
  const { count } = rows;
  const graph = emptyGraph(count, Math.max(Math.min(neighbourCount, count - 1), 0));
  if (graph.neighbourCount === 0) return graph;
  const measured = measureRows(rows);
  const tiles = Math.ceil(count / TILE_ROWS);
  const total = (tiles * (tiles + 1)) / 2;
  let done = 0;
  for (let first = 0; first < count; first += TILE_ROWS) {
    const firstEnd = Math.min(first + TILE_ROWS, count);
    for (let second = first; second < count; second += TILE_ROWS) {
      const secondEnd = Math.min(second + TILE_ROWS, count);
      offerPairs(graph, measured, [first, firstEnd], [second, secondEnd]);
      done += 1;
      if (done % PROGRESS_EVERY_TILES === 0 || done === total) onProgress?.(done, total);
    }
  }
  return graph;
}

/**
 * For each row its exact k nearest among other rows, by the same similarity and order; `indices` are rows of
 * `among`. Time O(n · m · d).
 *
 * @param neighbourCount cut to the number of rows in `among`.
 */
export function findNearestAmong(
  rows: Rows,
  among: Rows,
  neighbourCount: number,
  onProgress?: OnProgress,
): NeighbourGraph {
  const graph = emptyGraph(rows.count, Math.min(neighbourCount, among.count));
  if (graph.neighbourCount === 0) return graph;
  const measured = measureRows(rows);
  const measuredAmong = measureRows(among);
  for (let first = 0; first < rows.count; first += TILE_ROWS) {
    const firstEnd = Math.min(first + TILE_ROWS, rows.count);
    for (let second = 0; second < among.count; second += TILE_ROWS) {
      const secondEnd = Math.min(second + TILE_ROWS, among.count);
      offerAmong(graph, measured, [first, firstEnd], measuredAmong, [second, secondEnd]);
    }
    onProgress?.(firstEnd, rows.count);
  }
  return graph;
}
