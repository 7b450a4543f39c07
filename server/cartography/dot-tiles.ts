import { type NeighbourGraph, offer } from './neighbour-graph.ts';
import type { Rows } from './types.ts';

/** So many rows at a time stay in the cache. */
export const TILE_ROWS = 48;
const tile = new Float64Array(TILE_ROWS * TILE_ROWS);

/** Rows with |a|² / 2 of each, from which similarities are made. */
export interface MeasuredRows extends Rows {
  halfNorms: Float64Array;
}

export function measureRows(rows: Rows): MeasuredRows {
  return { ...rows, halfNorms: halfSquaredNorms(rows) };
}

/**
 * Offers rows i of [first, firstEnd) and j of [second, secondEnd) to each other, where i < j; both stretches are
 * TILE_ROWS long at the most.
 */
export function offerPairs(
  graph: NeighbourGraph,
  rows: MeasuredRows,
  [first, firstEnd]: readonly [number, number],
  [second, secondEnd]: readonly [number, number],
): void {
  const { halfNorms } = rows;
  fillTile(rows, first, firstEnd, rows, second, secondEnd);
  for (let i = first; i < firstEnd; i++) {
    for (let j = Math.max(second, i + 1); j < secondEnd; j++) {
      const product = tile[(i - first) * TILE_ROWS + (j - second)] as number;
      const similarity = 1 + product - (halfNorms[i] as number) - (halfNorms[j] as number);
      offer(graph, i, j, similarity);
      offer(graph, j, i, similarity);
    }
  }
}

/** Offers rows [second, secondEnd) of `among` to rows [first, firstEnd), likewise. */
export function offerAmong(
  graph: NeighbourGraph,
  rows: MeasuredRows,
  [first, firstEnd]: readonly [number, number],
  among: MeasuredRows,
  [second, secondEnd]: readonly [number, number],
): void {
  fillTile(rows, first, firstEnd, among, second, secondEnd);
  for (let i = first; i < firstEnd; i++) {
    for (let j = second; j < secondEnd; j++) {
      const product = tile[(i - first) * TILE_ROWS + (j - second)] as number;
      const similarity =
        1 + product - (rows.halfNorms[i] as number) - (among.halfNorms[j] as number);
      offer(graph, i, j, similarity);
    }
  }
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
