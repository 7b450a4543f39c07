import fc from 'fast-check';
import { expect, test } from 'vitest';

import { loadGolden, loadVectors } from './golden/load.ts';
import { findTasteClusters, type TasteCluster } from './taste-clusters.ts';
import type { EmbeddedPick } from './types.ts';

const vectors = loadVectors(loadGolden('catalogue'));
const picksOf = (rowIds: number[]): EmbeddedPick[] =>
  rowIds
    .toSorted((a, b) => a - b)
    .map((id) => ({ bandId: id, vector: new Float64Array(vectors.get(id)!) }));
const pick = (bandId: number, ...values: number[]): EmbeddedPick => ({
  bandId,
  vector: Float64Array.from(values),
});
const idsOf = (clusters: TasteCluster[]) =>
  clusters.map(({ picks }) => picks.map(({ bandId }) => bandId));

/** In the original space, in float64. */
function inertiaOf(clusters: TasteCluster[]): number {
  let sum = 0;
  for (const { picks, centroid } of clusters) {
    for (const { vector } of picks) {
      for (let i = 0; i < centroid.length; i++) sum += (vector[i]! - centroid[i]!) ** 2;
    }
  }
  return sum;
}

const recorded = [
  ...loadGolden('kmeans').map((example) => ({
    rowIds: example.bandDescriptionIds,
    bestInertia: example.bestInertiaOf100,
  })),
  ...loadGolden('recommend').flatMap(({ runs }) =>
    runs.v3.kmeans
      ? [
          {
            rowIds: runs.v3.fedBandDescriptionIds,
            bestInertia: runs.v3.kmeans.bestInertiaOf100,
          },
        ]
      : [],
  ),
];

test('the inertia is never above the best of 100 recorded restarts', () => {
  let lower = 0;
  for (const { rowIds, bestInertia } of recorded) {
    const inertia = inertiaOf(findTasteClusters(picksOf(rowIds), 3));
    // 1e-12: what rounding leaves where every pick is its own centroid.
    expect(inertia, rowIds.join()).toBeLessThanOrEqual(bestInertia * (1 + 1e-9) + 1e-12);
    if (inertia < bestInertia * (1 - 1e-6) - 1e-12) lower += 1;
  }
  expect(recorded).toHaveLength(124);
  expect(lower).toBe(55);
});

test('clusters come by size, then by smallest band id, picks ascending', () => {
  const clusters = findTasteClusters(
    [
      pick(1, 0, 0, 9),
      pick(2, 9, 0, 0),
      pick(3, 0, 9, 0),
      pick(4, 9, 1, 0),
      pick(5, 0, 9, 1),
      pick(6, 8, 0, 0),
    ],
    3,
  );
  expect(idsOf(clusters)).toEqual([[2, 4, 6], [3, 5], [1]]);
  expect(clusters[0]?.centroid).toEqual(Float64Array.of(26 / 3, 1 / 3, 0));
  expect(clusters[1]?.centroid).toEqual(Float64Array.of(0, 9, 0.5));
});

test('identical picks give fewer clusters', () => {
  const same = (id: number) => pick(id, 1, 2);
  expect(idsOf(findTasteClusters([same(1), same(2), same(3)], 3))).toEqual([[1, 2, 3]]);
  const two = [same(1), pick(2, 5, 0), same(3), same(4)];
  expect(idsOf(findTasteClusters(two, 3))).toEqual([[1, 3, 4], [2]]);
});

test('ties go to the partition that keeps low band ids together', () => {
  const square = [pick(1, 1, 0), pick(2, 0, 1), pick(3, -1, 0), pick(4, 0, -1)];
  expect(idsOf(findTasteClusters(square, 2))).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(idsOf(findTasteClusters(square, 3))).toEqual([[1, 2], [3], [4]]);
});

test('picks of different lengths are refused', () => {
  expect(() => findTasteClusters([pick(1, 1), pick(2, 1, 2), pick(3, 1)], 2)).toThrow(
    'Picks need vectors of one length, not 1 and 2.',
  );
});

test('finds the best of all partitions of up to seven points', () => {
  const point = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 3, maxLength: 7 }),
      fc.integer({ min: 1, max: 4 }),
      (points, k) => {
        const picks = points.map((values, i) => pick(i + 1, ...values.map((value) => value + 20)));
        const found = inertiaOf(findTasteClusters(picks, k));
        expect(found).toBeLessThanOrEqual(bestInertiaOf(picks, k) + 1e-9);
      },
    ),
    { seed: 42, numRuns: 60 },
  );
});

function bestInertiaOf(picks: EmbeddedPick[], k: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let code = 0; code < k ** picks.length; code++) {
    const groups = Map.groupBy(picks, ({ bandId }) => Math.floor(code / k ** (bandId - 1)) % k);
    const clusters = [...groups.values()].map((group) => ({
      picks: group,
      centroid: Float64Array.from(
        group[0]!.vector,
        (_, i) => group.reduce((sum, { vector }) => sum + vector[i]!, 0) / group.length,
      ),
    }));
    best = Math.min(best, inertiaOf(clusters));
  }
  return best;
}
