import { describe, expect, test } from 'vitest';
import { computeMap } from './compute-map.ts';
import { clusteredRows } from './testing/clustered-rows.ts';
import type { MapProgress } from './types.ts';

const CLUSTERS = 5;
const COUNT = 200;
const vectors = clusteredRows({ count: COUNT, dimensions: 64, clusters: CLUSTERS, spread: 0.4 });
const keywords = Array.from({ length: COUNT }, (_, row) => ({
  row,
  keyword: `k${row % CLUSTERS}`,
}));
const progress: MapProgress[] = [];
const map = computeMap({ vectors, keywords }, (step) => progress.push(step));

describe('computeMap', () => {
  test('finds, names and orders the clusters', () => {
    expect(map.clusters.map(({ size }) => size)).toEqual([40, 40, 40, 40, 40]);
    expect(map.clusters.map((cluster) => cluster.keywords)).toEqual([
      ['k0'],
      ['k1'],
      ['k2'],
      ['k3'],
      ['k4'],
    ]);
    expect([...map.clusterOf]).toEqual(Array.from({ length: COUNT }, (_, row) => row % CLUSTERS));
  });

  test('describes each by a unit centroid, its nearest band and the mean closeness', () => {
    map.clusters.forEach(({ centroid, cohesion, medoidRow }, index) => {
      expect(Math.hypot(...centroid)).toBeCloseTo(1, 5);
      const own = [...map.closeness].filter((_, row) => row % CLUSTERS === index);
      expect(cohesion).toBeCloseTo(own.reduce((a, b) => a + b) / own.length, 5);
      expect(map.closeness[medoidRow]).toBe(Math.max(...own));
      expect(medoidRow % CLUSTERS).toBe(index);
    });
  });

  test('lays clusters out apart, in the square', () => {
    const place = (row: number) => [map.positions[row * 2]!, map.positions[row * 2 + 1]!] as const;
    const distance = (i: number, j: number) =>
      Math.hypot(place(i)[0] - place(j)[0], place(i)[1] - place(j)[1]);
    // Of every band the nearest five in the picture are of its own cluster.
    for (let i = 0; i < COUNT; i++) {
      const near = Array.from({ length: COUNT }, (_, j) => j)
        .filter((j) => j !== i)
        .sort((a, b) => distance(i, a) - distance(i, b))
        .slice(0, 5);
      expect(near.map((j) => j % CLUSTERS)).toEqual(new Array(5).fill(i % CLUSTERS));
    }
    expect(Math.max(...map.positions.map(Math.abs))).toBeCloseTo(1, 5);
  });

  test('counts in how many lists of ten each band is', () => {
    expect(map.neighbourCount).toBe(10);
    expect(map.neighboursFrom).toBe('vectors');
    expect(map.neighbourOccurrence.reduce((a, b) => a + b)).toBe(COUNT * 10);
  });

  test('is the same for the same vectors', () => {
    expect(computeMap({ vectors, keywords })).toEqual(map);
  });

  test('reports its stages in order, each to its end', () => {
    const stages = [...new Set(progress.map(({ stage }) => stage))];
    expect(stages).toEqual(['principalComponents', 'neighbours', 'layout', 'clusters']);
    for (const stage of stages) {
      const last = progress.filter((step) => step.stage === stage).at(-1)!;
      expect(last.done).toBe(last.total);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 15, 16, 17])('works for %i bands', (count) => {
    const few = clusteredRows({ count, dimensions: 8, clusters: 2, spread: 0.3 });
    const result = computeMap({ vectors: few, keywords: [] });
    expect(result.positions.every((value) => Math.abs(value) <= 1)).toBe(true);
    expect(result.neighbourCount).toBe(Math.min(10, count - 1));
    expect(result.clusters.map(({ size }) => size).reduce((a, b) => a + b)).toBe(count);
  });

  test('works for bands that are all alike', () => {
    const values = new Float32Array(40 * 4).fill(0.5);
    const result = computeMap({ vectors: { values, count: 40, dimensions: 4 }, keywords: [] });
    expect(result.clusters).toHaveLength(1);
    expect(result.positions.every(Number.isFinite)).toBe(true);
  });

  test('lays out a part of many bands; clusters and neighbours stay those of all', () => {
    const steps: MapProgress[] = [];
    const result = computeMap({ vectors, keywords }, (step) => steps.push(step), 80);
    expect(result.positions).not.toEqual(map.positions);
    expect(result.positions).toHaveLength(COUNT * 2);
    expect(result.clusterOf).toEqual(map.clusterOf);
    expect(result.neighbourOccurrence).toEqual(map.neighbourOccurrence);
    expect(steps.filter(({ stage }) => stage === 'layout').at(-1)?.done).toBe(100);
  });

  test('refuses an empty catalogue', () => {
    const none = { values: new Float32Array(0), count: 0, dimensions: 4 };
    expect(() => computeMap({ vectors: none, keywords: [] })).toThrow(RangeError);
  });
});
