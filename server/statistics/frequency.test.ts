import { expect, test } from 'vitest';
import { describeDistribution, findTopShare } from './frequency.ts';

const once = (...values: number[]) => values.map((value) => ({ value, count: 1 }));

test('the moments of known data', () => {
  // scipy.stats.skew([2, 8, 0, 4, 1, 9, 9, 0]) = 0.2650554122698573
  const described = describeDistribution(once(2, 8, 0, 4, 1, 9, 9, 0));
  expect(described).toMatchObject({ count: 8, total: 33, mean: 4.125 });
  expect(described.standardDeviation).toBeCloseTo(Math.sqrt(13.859375), 12);
  expect(described.skewness).toBeCloseTo(0.2650554122698573, 12);
});

test('counts weigh as often as they say', () => {
  const weighted = describeDistribution([
    { value: 5, count: 1 },
    { value: 0, count: 3 },
    { value: 1, count: 2 },
  ]);
  const plain = describeDistribution(once(0, 0, 0, 1, 1, 5));
  expect(weighted.count).toBe(6);
  expect(weighted.total).toBe(7);
  for (const key of ['mean', 'standardDeviation', 'skewness', 'gini'] as const) {
    expect(weighted[key]).toBeCloseTo(plain[key], 12);
  }
});

test.each([
  ['all the same', once(4, 4, 4, 4), 0],
  ['one of four has everything', once(0, 0, 0, 8), 0.75],
  ['1, 2, 3, 4', once(4, 1, 3, 2), 0.25],
  ['nothing at all', once(0, 0), 0],
  ['no one', [], 0],
])('Gini: %s', (_, frequencies, gini) => {
  expect(describeDistribution(frequencies).gini).toBeCloseTo(gini, 12);
});

test('symmetric data have no skewness, nor have constant and empty ones', () => {
  expect(describeDistribution(once(1, 2, 3)).skewness).toBeCloseTo(0, 12);
  expect(describeDistribution(once(7, 7)).skewness).toBe(0);
  expect(describeDistribution([])).toEqual({
    count: 0,
    total: 0,
    mean: 0,
    standardDeviation: 0,
    skewness: 0,
    gini: 0,
  });
});

test('the share of the largest', () => {
  const frequencies = [
    { value: 1, count: 10 },
    { value: 5, count: 2 },
    { value: 0, count: 30 },
  ];
  expect(findTopShare(frequencies, 1)).toBe(0.25);
  expect(findTopShare(frequencies, 3)).toBe(0.55);
  expect(findTopShare(frequencies, 100)).toBe(1);
  expect(findTopShare([], 3)).toBe(0);
});
