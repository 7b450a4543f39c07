import type { Rows } from './types.ts';

/** A copy of some rows, in the order of `indices`. */
export function takeRows({ values, dimensions }: Rows, indices: ArrayLike<number>): Rows {
  const taken = new Float32Array(indices.length * dimensions);
  for (let index = 0; index < indices.length; index++) {
    const row = indices[index] as number;
    taken.set(values.subarray(row * dimensions, (row + 1) * dimensions), index * dimensions);
  }
  return { values: taken, count: indices.length, dimensions };
}

/** The rows themselves when they are few enough, else a copy of as many, evenly spaced. */
export function takeRowsEvenly(rows: Rows, limit: number): Rows {
  if (rows.count <= limit) return rows;
  return takeRows(
    rows,
    Int32Array.from({ length: limit }, (_, index) => Math.floor((index * rows.count) / limit)),
  );
}
