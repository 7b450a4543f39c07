import { expect, test } from 'vitest';
import { compareShares, compareWithMean } from './compare.ts';
import { describeDistribution } from './frequency.ts';
import { findHubThreshold, judgeHubness } from './hubness.ts';

test('a hub is two standard deviations above the mean, but in three lists at least', () => {
  const wide = describeDistribution([
    { value: 0, count: 1 },
    { value: 20, count: 1 },
  ]);
  expect(findHubThreshold(wide)).toBe(30);
  const sparse = describeDistribution([
    { value: 0, count: 99 },
    { value: 1, count: 1 },
  ]);
  expect(findHubThreshold(sparse)).toBe(3);
});

test.each([
  [10, 0.2, 'low'],
  [10, 1.4, 'middle'],
  [10, 2.4, 'high'],
  // A few recommendations for many bands are skewed without anybody's fault.
  [0.04, 5.5, 'low'],
  [0.04, 7, 'high'],
  [0, 0, 'low'],
] as const)('with %d lists a band on average a skewness of %d is %s', (mean, skewness, verdict) => {
  expect(judgeHubness({ mean, skewness })).toBe(verdict);
});

test('values against their mean', () => {
  expect(compareWithMean([0, 5, 10])).toEqual(['below', 'usual', 'above']);
  expect(compareWithMean([3, 3])).toEqual(['usual', 'usual']);
  expect(compareWithMean([])).toEqual([]);
});

test.each([
  [0.375, 0.25, 'above'],
  [0.25, 0.2, 'usual'],
  [0.1, 0.2, 'below'],
  [0, 0.2, 'below'],
  [0, 0, 'usual'],
] as const)('a share of %d where %d is due: %s', (share, due, comparison) => {
  expect(compareShares(share, due)).toBe(comparison);
});
