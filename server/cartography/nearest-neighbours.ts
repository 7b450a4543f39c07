import type { OnProgress, Rows } from './types.ts';

const TILE_ROWS = 48;
const PROGRESS_EVERY_TILES = 8;

/** For each row its nearest other rows, best first. */
export interface NeighbourGraph {
  count: number;
  /** k: neighbours of each row, less than `count`. */
  neighbourCount: number;
  /** count × k row indices. */
  indices: Int32Array;
  /** count × k similarities 1 − |a − b|² / 2: for unit vectors the cosine. */
  similarities: Float64Array;
}

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
  const halfNorms = halfSquaredNorms(rows);
  const tile = new Float64Array(TILE_ROWS * TILE_ROWS);
  const tiles = Math.ceil(count / TILE_ROWS);
  const total = (tiles * (tiles + 1)) / 2;
  let done = 0;
  for (let first = 0; first < count; first += TILE_ROWS) {
    const firstEnd = Math.min(first + TILE_ROWS, count);
    for (let second = first; second < count; second += TILE_ROWS) {
      const secondEnd = Math.min(second + TILE_ROWS, count);
      fillTile(tile, rows, first, firstEnd, rows, second, secondEnd);
      for (let i = first; i < firstEnd; i++) {
        for (let j = Math.max(second, i + 1); j < secondEnd; j++) {
          const product = tile[(i - first) * TILE_ROWS + (j - second)] as number;
          const similarity = 1 + product - (halfNorms[i] as number) - (halfNorms[j] as number);
          offer(graph, i, j, similarity);
          offer(graph, j, i, similarity);
        }
      }
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
  const halfNorms = halfSquaredNorms(rows);
  const halfNormsAmong = halfSquaredNorms(among);
  const tile = new Float64Array(TILE_ROWS * TILE_ROWS);
  for (let first = 0; first < rows.count; first += TILE_ROWS) {
    const firstEnd = Math.min(first + TILE_ROWS, rows.count);
    for (let second = 0; second < among.count; second += TILE_ROWS) {
      const secondEnd = Math.min(second + TILE_ROWS, among.count);
      fillTile(tile, rows, first, firstEnd, among, second, secondEnd);
      for (let i = first; i < firstEnd; i++) {
        for (let j = second; j < secondEnd; j++) {
          const product = tile[(i - first) * TILE_ROWS + (j - second)] as number;
          offer(
            graph,
            i,
            j,
            1 + product - (halfNorms[i] as number) - (halfNormsAmong[j] as number),
          );
        }
      }
    }
    onProgress?.(firstEnd, rows.count);
  }
  return graph;
}

function emptyGraph(count: number, neighbourCount: number): NeighbourGraph {
  return {
    count,
    neighbourCount,
    indices: new Int32Array(count * neighbourCount).fill(-1),
    similarities: new Float64Array(count * neighbourCount).fill(Number.NEGATIVE_INFINITY),
  };
}

/**
 * k-occurrence N_k: in how many lists of nearest neighbours each row is. Sums to n · k; a hub has many times k,
 * an orphan 0. Source: M. Radovanović et al., "Hubs in Space", JMLR 11 (2010).
 *
 * @param neighbourCount k; at most that of the graph.
 */
export function countOccurrences(graph: NeighbourGraph, neighbourCount: number): Int32Array {
  const occurrence = new Int32Array(graph.count);
  for (let row = 0; row < graph.count; row++) {
    for (let rank = 0; rank < neighbourCount; rank++) {
      const neighbour = graph.indices[row * graph.neighbourCount + rank] as number;
      occurrence[neighbour] = (occurrence[neighbour] as number) + 1;
    }
  }
  return occurrence;
}

/** Puts `candidate` where it belongs in the list of `row`, if it does. */
function offer(graph: NeighbourGraph, row: number, candidate: number, similarity: number): void {
  const { indices, similarities, neighbourCount } = graph;
  const start = row * neighbourCount;
  let place = start + neighbourCount - 1;
  if (!isNearer(similarity, candidate, similarities[place] as number, indices[place] as number)) {
    return;
  }
  while (
    place > start &&
    isNearer(similarity, candidate, similarities[place - 1] as number, indices[place - 1] as number)
  ) {
    similarities[place] = similarities[place - 1] as number;
    indices[place] = indices[place - 1] as number;
    place -= 1;
  }
  similarities[place] = similarity;
  indices[place] = candidate;
}

function isNearer(similarity: number, row: number, than: number, thanRow: number): boolean {
  return similarity > than || (similarity === than && row < thanRow);
}

function halfSquaredNorms({ values, count, dimensions }: Rows): Float64Array {
  const norms = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let i = row * dimensions; i < (row + 1) * dimensions; i++) {
      sum += (values[i] as number) ** 2;
    }
    norms[row] = sum / 2;
  }
  return norms;
}

/** Dot products of rows [first, firstEnd) with rows [second, secondEnd) of `others`. */
function fillTile(
  tile: Float64Array,
  { values, dimensions }: Rows,
  first: number,
  firstEnd: number,
  { values: otherValues }: Rows,
  second: number,
  secondEnd: number,
): void {
  // Two rows by four at a time: each component loaded serves several products. At the edge the last row repeats.
  for (let i = first; i < firstEnd; i += 2) {
    const i1 = Math.min(i + 1, firstEnd - 1);
    for (let j = second; j < secondEnd; j += 4) {
      const j1 = Math.min(j + 1, secondEnd - 1);
      const j2 = Math.min(j + 2, secondEnd - 1);
      const j3 = Math.min(j + 3, secondEnd - 1);
      const a0 = i * dimensions;
      const a1 = i1 * dimensions;
      const b0 = j * dimensions;
      const b1 = j1 * dimensions;
      const b2 = j2 * dimensions;
      const b3 = j3 * dimensions;
      let p00 = 0;
      let p01 = 0;
      let p02 = 0;
      let p03 = 0;
      let p10 = 0;
      let p11 = 0;
      let p12 = 0;
      let p13 = 0;
      for (let c = 0; c < dimensions; c++) {
        const x0 = values[a0 + c] as number;
        const x1 = values[a1 + c] as number;
        const y0 = otherValues[b0 + c] as number;
        const y1 = otherValues[b1 + c] as number;
        const y2 = otherValues[b2 + c] as number;
        const y3 = otherValues[b3 + c] as number;
        p00 += x0 * y0;
        p01 += x0 * y1;
        p02 += x0 * y2;
        p03 += x0 * y3;
        p10 += x1 * y0;
        p11 += x1 * y1;
        p12 += x1 * y2;
        p13 += x1 * y3;
      }
      const row0 = (i - first) * TILE_ROWS - second;
      const row1 = (i1 - first) * TILE_ROWS - second;
      // From the last to the first: where rows repeat at the edge, both writes are the same product.
      tile[row0 + j3] = p03;
      tile[row0 + j2] = p02;
      tile[row0 + j1] = p01;
      tile[row0 + j] = p00;
      tile[row1 + j3] = p13;
      tile[row1 + j2] = p12;
      tile[row1 + j1] = p11;
      tile[row1 + j] = p10;
    }
  }
}
