import { createSeededRandom } from '../../recommender/seeded-random.ts';
import { createGaussian } from '../gaussian.ts';
import type { Rows } from '../types.ts';

/** Unit vectors around `clusters` random centres, by turns: row i belongs to centre i mod clusters. */
export function clusteredRows(params: {
  count: number;
  dimensions: number;
  clusters: number;
  /** Length of the noise beside a centre of length 1. */
  spread: number;
  seed?: number;
}): Rows {
  const { count, dimensions, clusters, spread, seed = 7 } = params;
  const gaussian = createGaussian(createSeededRandom(seed));
  const direction = () => {
    const vector = Float64Array.from({ length: dimensions }, gaussian);
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  };
  const centres = Array.from({ length: clusters }, direction);
  const values = new Float32Array(count * dimensions);
  for (let row = 0; row < count; row++) {
    const centre = centres[row % clusters] as Float64Array;
    const vector = direction().map((value, c) => value * spread + (centre[c] as number));
    const norm = Math.hypot(...vector);
    vector.forEach((value, c) => {
      values[row * dimensions + c] = value / norm;
    });
  }
  return { values, count, dimensions };
}
