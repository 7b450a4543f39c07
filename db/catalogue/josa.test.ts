import { expect, test } from 'vitest';
import { chooseJosa, type Josa } from './josa.ts';

test.each<[string, Josa, string]>([
  ['포크', '와/과', '와'],
  ['드론', '와/과', '과'],
  ['앰비언트', '을/를', '를'],
  ['메탈', '을/를', '을'],
  ['록', '으로/로', '으로'],
  ['포크', '으로/로', '로'],
  ['메탈', '으로/로', '로'],
  ['Zydeco', '을/를', '를'],
])('%s + %s → %s', (word, josa, expected) => {
  expect(chooseJosa(word, josa)).toBe(expected);
});
