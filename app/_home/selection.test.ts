import { expect, test } from 'vitest';
import { parseSelection, toggleId, writeSelection } from './selection.ts';

test.each([
  ['bands=3,1,2&keywords=5', { bandIds: [3, 1, 2], keywordIds: [5] }],
  [
    'bands=3,3,x,-1,1.5,,9007199254740993,9007199254740991',
    { bandIds: [3, 9_007_199_254_740_991], keywordIds: [] },
  ],
  ['', { bandIds: [], keywordIds: [] }],
])('%s is read', (query, selection) => {
  expect(parseSelection(new URLSearchParams(query))).toEqual(selection);
});

test('an address holds thirty bands and ten keywords', () => {
  const ids = Array.from({ length: 40 }, (_, i) => i + 1).join(',');
  const { bandIds, keywordIds } = parseSelection(
    new URLSearchParams(`bands=${ids}&keywords=${ids}`),
  );
  expect([bandIds.length, keywordIds.length]).toEqual([30, 10]);
});

test.each([
  [{ bandIds: [3, 1], keywordIds: [5] }, '?bands=3,1&keywords=5'],
  [{ bandIds: [], keywordIds: [5] }, '?keywords=5'],
  [{ bandIds: [], keywordIds: [] }, ''],
])('%o is written', (selection, query) => {
  expect(writeSelection(selection)).toBe(query);
});

test('an id is put in, taken out, and left out where there is no room', () => {
  expect(toggleId([1, 2], 3, 3)).toEqual([1, 2, 3]);
  expect(toggleId([1, 2, 3], 2, 3)).toEqual([1, 3]);
  expect(toggleId([1, 2, 3], 4, 3)).toEqual([1, 2, 3]);
});
