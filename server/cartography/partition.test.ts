import { describe, expect, test } from 'vitest';
import { partition } from './partition.ts';
import { distanceMatrix, meanSilhouette } from './silhouette.ts';
import { clusteredRows } from './testing/clustered-rows.ts';

describe('meanSilhouette', () => {
  const line = { values: Float32Array.of(0, 1, 10, 11), count: 4, dimensions: 1 };
  test('is that of the formula', () => {
    // a = 1 for all; b = 10.5, 9.5, 9.5, 10.5.
    const expected = (2 * (9.5 / 10.5) + 2 * (8.5 / 9.5)) / 4;
    expect(meanSilhouette(distanceMatrix(line), [0, 0, 1, 1], 2)).toBeCloseTo(expected, 6);
  });
  test('is 0 for one cluster, and counts 0 for a row on its own', () => {
    expect(meanSilhouette(distanceMatrix(line), [0, 0, 0, 0], 1)).toBe(0);
    expect(meanSilhouette(distanceMatrix(line), [0, 1, 2, 3], 4)).toBe(0);
  });
});

describe('partition', () => {
  const rows = clusteredRows({ count: 240, dimensions: 20, clusters: 6, spread: 0.3 });

  test('chooses the number of clusters that there are, and finds them', () => {
    const { clusterOf, clusterCount, silhouette, silhouettes } = partition(rows, undefined);
    expect(clusterCount).toBe(6);
    expect(silhouettes.map((each) => each.clusterCount)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(silhouette).toBeGreaterThan(0.5);
    // All of one size: in the order of their smallest row.
    expect([...clusterOf]).toEqual(Array.from({ length: 240 }, (_, row) => row % 6));
  });

  test('takes the number that it is given, largest cluster first', () => {
    const { clusterOf, clusterCount } = partition(rows, 3);
    expect(clusterCount).toBe(3);
    const sizes = [0, 1, 2].map((cluster) => clusterOf.filter((own) => own === cluster).length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes.reduce((a, b) => a + b)).toBe(240);
  });

  test('of a large catalogue is chosen on a sample and covers all rows', () => {
    const large = clusteredRows({ count: 2_400, dimensions: 8, clusters: 5, spread: 0.2 });
    const { clusterOf, clusterCount } = partition(large, undefined);
    expect(clusterCount).toBe(5);
    expect([...clusterOf]).toEqual(Array.from({ length: 2_400 }, (_, row) => row % 5));
  });

  test('of a very large one is fitted to a part, and every row goes to the nearest centroid', () => {
    const huge = clusteredRows({ count: 20_005, dimensions: 4, clusters: 5, spread: 0.1 });
    const { clusterOf } = partition(huge, 5);
    expect([...clusterOf]).toEqual(Array.from({ length: 20_005 }, (_, row) => row % 5));
  });

  test.each([1, 2, 3, 7])('of %i identical rows is whole', (count) => {
    const same = { values: new Float32Array(count * 3).fill(0.5), count, dimensions: 3 };
    const { clusterOf, clusterCount } = partition(same, 5);
    expect([...clusterOf]).toEqual(new Array(count).fill(0));
    expect(clusterCount).toBe(1);
  });
});
