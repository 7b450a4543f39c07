import { expect, test } from 'vitest';
import { toSearchText } from './search-text.ts';

test.each([
  ['새소년', '새소년'],
  ['새ㅅ', '새'],
  ['ㅅ', ''],
  ['  slow dive ', 'slow dive'],
  ['새소년'.normalize('NFD'), '새소년'],
  ['ㅋㅋ', 'ㅋㅋ'],
  ['', ''],
])('of %j it looks for %j', (typed, text) => {
  expect(toSearchText(typed)).toBe(text);
});
