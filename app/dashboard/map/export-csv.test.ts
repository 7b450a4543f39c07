import { expect, test } from 'vitest';
import { formatCsv } from './export-csv.ts';

test('begins with the mark that lets Excel read Hangul, and ends lines as RFC 4180 says', () => {
  expect(
    formatCsv([
      ['밴드', '횟수'],
      ['새소년', 3],
    ]),
  ).toBe('\ufeff밴드,횟수\r\n새소년,3\r\n');
});

test.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  [' =1+1', "' =1+1"],
  ['+82', "'+82"],
  ['-x', "'-x"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['=a,"b"', '"\'=a,""b"""'],
])('%j is written as %j', (value, written) => {
  expect(formatCsv([[value]])).toBe(`\ufeff${written}\r\n`);
});

test('a negative number is a number', () => {
  expect(formatCsv([[-2]])).toBe('\ufeff-2\r\n');
});
