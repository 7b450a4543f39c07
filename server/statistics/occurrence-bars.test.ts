import { expect, test } from 'vitest';
import { drawOccurrenceBars } from './occurrence-bars.ts';

test('each bar is twice as wide as the one before, empty ones stay', () => {
  const frequencies = [
    { value: 9, count: 1 },
    { value: 0, count: 40 },
    { value: 1, count: 7 },
    { value: 3, count: 2 },
    { value: 2, count: 5 },
  ];
  expect(drawOccurrenceBars(frequencies)).toEqual([
    { min: 0, max: 0, count: 40 },
    { min: 1, max: 1, count: 7 },
    { min: 2, max: 3, count: 7 },
    { min: 4, max: 7, count: 0 },
    { min: 8, max: 15, count: 1 },
  ]);
});

test('the ends of a bar belong to it', () => {
  const values = [1, 2, 3, 4, 7, 8, 15, 16].map((value) => ({ value, count: 1 }));
  expect(drawOccurrenceBars(values).map(({ count }) => count)).toEqual([0, 1, 2, 2, 2, 1]);
});

test('nothing has no bars', () => {
  expect(drawOccurrenceBars([])).toEqual([]);
});
