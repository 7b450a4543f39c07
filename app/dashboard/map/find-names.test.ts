import { expect, test } from 'vitest';
import { findNames } from './find-names.ts';

const NAMES = ['The Black Skirts', 'Black', 'blackfield', '새소년', '검정치마 Black'];

test.each([
  ['black', [1, 2, 4, 0]],
  ['BLACK', [1, 2, 4, 0]],
  ['새소'.normalize('NFD'), [3]],
  ['', []],
  ['  ', []],
  ['없음', []],
])('%j finds %j', (query, indices) => {
  expect(findNames(NAMES, query, 10)).toEqual(indices);
});

test('answers no more than asked for', () => {
  expect(findNames(NAMES, 'black', 2)).toEqual([1, 2]);
});
