import { type MeasuredRows, measureRows } from './dot-tiles.ts';
import { moveToMeans } from './means.ts';
import { findNearestAmong } from './nearest-neighbours.ts';
import { takeRows, takeRowsEvenly } from './rows.ts';
import type { Rows } from './types.ts';

const ITERATIONS = 6;
/** Rows that the centroids are made from, for each cell. */
const ROWS_PER_CENTROID = 64;

/** Rows cell by cell. */
export interface SortedRows extends MeasuredRows {
  /** The row at each place; in a cell ascending. */
  order: Int32Array;
  /** The place where each cell begins, and after the last the number of rows. */
  starts: Int32Array;
}

/** √n centroids of cells, by a few rounds of k-means on a part of the rows. Depends on the rows only. */
export function findCells(rows: Rows): Rows {
  const cellCount = Math.max(1, Math.round(Math.sqrt(rows.count)));
  const sample = takeRowsEvenly(rows, cellCount * ROWS_PER_CENTROID);
  const seeds = takeRowsEvenly(sample, cellCount);
  const centroids = { ...seeds, values: seeds.values.slice() };
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    moveToMeans(centroids, sample, findNearestAmong(sample, centroids, 1).indices);
  }
  return centroids;
}

/** Each row belongs to the cell whose centroid is nearest to it. */
export function sortIntoCells(rows: Rows, centroids: Rows): SortedRows {
  const cellOf = findNearestAmong(rows, centroids, 1).indices;
  const starts = new Int32Array(centroids.count + 1);
  for (const cell of cellOf) starts[cell + 1] = (starts[cell + 1] as number) + 1;
  for (let cell = 0; cell < centroids.count; cell++) {
    starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number);
  }
  const next = starts.slice();
  const order = new Int32Array(rows.count);
  cellOf.forEach((cell, row) => {
    const place = next[cell] as number;
    order[place] = row;
    next[cell] = place + 1;
  });
  return { ...measureRows(takeRows(rows, order)), order, starts };
}
