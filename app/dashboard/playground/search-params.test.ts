import { createLoader, createSerializer } from 'nuqs/server';
import { expect, test } from 'vitest';
import { MAX_COMPARED_BANDS } from '#server/schemas/comparison-limits.ts';
import { playgroundParsers, toComparisonInput } from './search-params.ts';

const load = createLoader(playgroundParsers);
const serialize = createSerializer(playgroundParsers);

const EMPTY = { bands: [], keywords: [], k: 3, t: 0.25, candidates: 10, version: 'v3' };

test.each([
  ['', EMPTY],
  ['?bands=3,1,3,x,-1,1.5&keywords=9', { ...EMPTY, bands: [3, 1], keywords: [9] }],
  ['?k=6&t=1&candidates=50&version=v1', { ...EMPTY, k: 6, t: 1, candidates: 50, version: 'v1' }],
  ['?k=1&t=0&candidates=3', { ...EMPTY, k: 1, t: 0, candidates: 3 }],
  ['?k=7&t=1.1&candidates=51&version=v9', EMPTY],
  ['?k=0&t=-0.1&candidates=2', EMPTY],
  ['?k=2.5&t=abc&candidates=&bands=', EMPTY],
  ['?t=Infinity&k=NaN', EMPTY],
])('%s', (address, state) => {
  expect(load(address)).toEqual(state);
});

test('production constants stay out of the address', () => {
  expect(serialize({ ...EMPTY, bands: [2, 1], version: 'v3' })).toBe('?bands=2,1');
  expect(serialize({ k: 4, t: 0.3, candidates: 20, version: 'v4' })).toBe(
    '?k=4&t=0.3&candidates=20&version=v4',
  );
});

test('what is asked for is sorted and cut to what a comparison takes', () => {
  const bands = Array.from({ length: 130 }, (_, i) => 200 - i);
  const input = toComparisonInput({ ...EMPTY, bands, keywords: [5, 2] });
  expect(input.bandIds).toEqual(Array.from({ length: MAX_COMPARED_BANDS }, (_, i) => 101 + i));
  expect(input.keywordIds).toEqual([2, 5]);
  expect(input.options).toEqual({ clusterCount: 3, baseT: 0.25, candidatesPerProbe: 10 });
});
