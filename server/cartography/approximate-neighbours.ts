import { findCells, type SortedRows, sortIntoCells } from './cells.ts';
import { offerAmong, offerPairs, TILE_ROWS } from './dot-tiles.ts';
import { findNearestNeighbours } from './nearest-neighbours.ts';
import { emptyGraph, type NeighbourGraph } from './neighbour-graph.ts';
import type { OnProgress, Rows } from './types.ts';

/** Cells around its own that are searched for a row's neighbours. */
const CELLS_SEARCHED = 12;

/**
 * The k nearest neighbours as `findNearestNeighbours` finds them, but for those far away in their space: rows are
 * sorted into √n cells, and each cell is compared with itself and the twelve nearest. Time O(n^1.5 · d).
 * Source: J. Sivic, A. Zisserman, "Video Google", ICCV 2003 (inverted file).
 *
 * @param neighbourCount cut to n − 1; a row with fewer rows around it has the index −1 for the rest.
 */
export function approximateNeighbours(
  rows: Rows,
  neighbourCount: number,
  onProgress?: OnProgress,
): NeighbourGraph {
  const centroids = findCells(rows);
  const sorted = sortIntoCells(rows, centroids);
  const graph = emptyGraph(rows.count, Math.max(Math.min(neighbourCount, rows.count - 1), 0));
  const beside = listCellsBeside(centroids);
  beside.forEach((others, cell) => {
    for (const other of others) {
      // Two that are beside each other are compared once.
      if (other < cell && beside[other]?.includes(cell)) continue;
      const [lower, upper] = [Math.min(cell, other), Math.max(cell, other)];
      for (const first of tilesOf(sorted, lower)) {
        for (const second of tilesOf(sorted, upper)) {
          if (second[0] >= first[0]) offerPairs(graph, sorted, first, second);
        }
      }
    }
    onProgress?.(cell + 1, centroids.count);
  });
  return unsort(graph, sorted.order, sorted.order);
}

/** For each row its k nearest among other rows, likewise; `indices` are rows of `among`. */
export function approximateNearestAmong(
  rows: Rows,
  among: Rows,
  neighbourCount: number,
  onProgress?: OnProgress,
): NeighbourGraph {
  const centroids = findCells(among);
  const sorted = sortIntoCells(rows, centroids);
  const sortedAmong = sortIntoCells(among, centroids);
  const graph = emptyGraph(rows.count, Math.min(neighbourCount, among.count));
  listCellsBeside(centroids).forEach((others, cell) => {
    for (const first of tilesOf(sorted, cell)) {
      for (const other of others) {
        for (const second of tilesOf(sortedAmong, other)) {
          offerAmong(graph, sorted, first, sortedAmong, second);
        }
      }
    }
    onProgress?.(cell + 1, centroids.count);
  });
  return unsort(graph, sorted.order, sortedAmong.order);
}

/** Of each cell the cells to compare it with: itself first. */
function listCellsBeside(centroids: Rows): number[][] {
  const { indices, neighbourCount } = findNearestNeighbours(centroids, CELLS_SEARCHED);
  return Array.from({ length: centroids.count }, (_, cell) => [
    cell,
    ...indices.subarray(cell * neighbourCount, (cell + 1) * neighbourCount),
  ]);
}

function tilesOf({ starts }: SortedRows, cell: number): [first: number, end: number][] {
  const start = starts[cell] as number;
  const end = starts[cell + 1] as number;
  return Array.from({ length: Math.ceil((end - start) / TILE_ROWS) }, (_, tile) => [
    start + tile * TILE_ROWS,
    Math.min(start + (tile + 1) * TILE_ROWS, end),
  ]);
}

/** The graph of sorted rows as one of the rows that they came from. */
function unsort(graph: NeighbourGraph, order: Int32Array, orderAmong: Int32Array): NeighbourGraph {
  const { count, neighbourCount: k } = graph;
  const result = emptyGraph(count, k);
  for (let place = 0; place < count; place++) {
    const start = (order[place] as number) * k;
    for (let rank = 0; rank < k; rank++) {
      const found = graph.indices[place * k + rank] as number;
      result.indices[start + rank] = orderAmong[found] ?? -1;
      result.similarities[start + rank] = graph.similarities[place * k + rank] as number;
    }
  }
  return result;
}
