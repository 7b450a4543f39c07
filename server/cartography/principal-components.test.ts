import { describe, expect, test } from 'vitest';
import { createSeededRandom } from '../recommender/seeded-random.ts';
import { createGaussian } from './gaussian.ts';
import { principalComponents } from './principal-components.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { clusteredRows } from './testing/clustered-rows.ts';
import type { Rows } from './types.ts';

/** Independent normal numbers with the given standard deviations, shifted by 3. */
function ellipsoid(count: number, deviations: number[]): Rows {
  const gaussian = createGaussian(createSeededRandom(1));
  const dimensions = deviations.length;
  const values = Float32Array.from(
    { length: count * dimensions },
    (_, i) => 3 + gaussian() * deviations[i % dimensions]!,
  );
  return { values, count, dimensions };
}

/** Eigenvalues of the whole covariance matrix, the slow and certain way. */
function exactVariances({ values, count, dimensions }: Rows): Float64Array {
  const mean = Array.from(
    { length: dimensions },
    (_, j) =>
      Array.from({ length: count }, (_, i) => values[i * dimensions + j]!).reduce((a, b) => a + b) /
      count,
  );
  const covariance = new Float64Array(dimensions * dimensions);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < dimensions; j++) {
      for (let k = 0; k < dimensions; k++) {
        covariance[j * dimensions + k]! +=
          ((values[i * dimensions + j]! - mean[j]!) * (values[i * dimensions + k]! - mean[k]!)) /
          count;
      }
    }
  }
  return symmetricEigen(covariance, dimensions).values;
}

describe('symmetricEigen', () => {
  test('finds values and vectors of a known matrix', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect([...values]).toEqual([expect.closeTo(3, 12), expect.closeTo(1, 12)]);
    expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors[0]! * vectors[2]!).toBeCloseTo(0.5, 12);
    expect(vectors[1]! * vectors[3]!).toBeCloseTo(-0.5, 12);
  });
});

describe('principalComponents', () => {
  test('finds the variances of the covariance matrix, largest first', () => {
    const rows = ellipsoid(400, [5, 4, 3, 2, 1, 0.5, 0.2, 0.1]);
    const { variances, scores } = principalComponents(rows, 4);
    const exact = exactVariances(rows);
    expect(variances).toHaveLength(4);
    for (const [i, variance] of variances.entries()) {
      expect(variance / exact[i]!).toBeCloseTo(1, 6);
    }
    // The scores are centred and have these variances.
    for (let c = 0; c < 4; c++) {
      const column = Array.from({ length: 400 }, (_, i) => scores.values[i * 4 + c]!);
      expect(column.reduce((a, b) => a + b) / 400).toBeCloseTo(0, 4);
      expect(column.reduce((a, b) => a + b * b, 0) / 400 / exact[c]!).toBeCloseTo(1, 4);
    }
  });

  test('keeps distances when all components are kept', () => {
    const rows = clusteredRows({ count: 30, dimensions: 12, clusters: 3, spread: 0.5 });
    const { scores } = principalComponents(rows, 12);
    const distance = ({ values, dimensions }: Rows, i: number, j: number) =>
      Math.hypot(
        ...Array.from(
          { length: dimensions },
          (_, c) => values[i * dimensions + c]! - values[j * dimensions + c]!,
        ),
      );
    for (let i = 0; i < 30; i++)
      expect(distance(scores, i, 0)).toBeCloseTo(distance(rows, i, 0), 5);
  });

  test('of a part of the rows serve for all of them', () => {
    const rows = ellipsoid(1_000, [5, 4, 3, 0.2, 0.1, 0.1]);
    const all = principalComponents(rows, 3);
    const part = principalComponents(rows, 3, undefined, 400);
    expect(part.scores.count).toBe(1_000);
    for (let c = 0; c < 3; c++) {
      // A component may point either way.
      const product = Array.from(
        { length: 1_000 },
        (_, i) => all.scores.values[i * 3 + c]! * part.scores.values[i * 3 + c]!,
      ).reduce((a, b) => a + b);
      expect(Math.abs(product) / 1_000 / all.variances[c]!).toBeCloseTo(1, 1);
    }
  });

  test('of identical rows are zero, of fewer rows than components as many as there are', () => {
    const same = { values: new Float32Array(12).fill(0.5), count: 3, dimensions: 4 };
    const { scores } = principalComponents(same, 50);
    expect(scores.dimensions).toBe(3);
    expect([...scores.values].every((value) => Math.abs(value) < 1e-6)).toBe(true);
  });
});
