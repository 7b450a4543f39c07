import { expect, test } from 'vitest';
import { findTypicalKeywords } from './typical-keywords.ts';

const clusterOf = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);

function carry(lists: string[][]) {
  return lists.flatMap((list, row) => list.map((keyword) => ({ row, keyword })));
}

test('what a cluster has more of than the others names it, not what all carry, nor what one carries', () => {
  const keywords = carry([
    ['록', '밤', '하나뿐'],
    ['록', '밤'],
    ['록', '밤', '여름'],
    ['록', '밤'],
    ['힙합', '밤'],
    ['힙합', '밤'],
    ['힙합', '밤', '여름'],
    ['밤', '여름'],
  ]);
  const [first, second] = findTypicalKeywords(keywords, clusterOf, 2);
  expect(first).toEqual(['록']);
  expect(second?.slice(0, 2)).toEqual(['힙합', '여름']);
});

test('are three at the most; ties go to the word', () => {
  const words = ['라', '다', '나', '가'];
  const [first] = findTypicalKeywords(
    carry([words, words, words, words, ['힙합'], ['힙합'], ['힙합'], ['힙합']]),
    clusterOf,
    2,
  );
  expect(first).toEqual(['가', '나', '다']);
});

test('are none where no band carries any', () => {
  expect(findTypicalKeywords([], clusterOf, 2)).toEqual([[], []]);
});

test('clusters with the same keywords on top are told apart by their second', () => {
  const clusterOf = Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
  const carry = (rows: number[], words: string[]) =>
    rows.flatMap((row) => words.map((keyword) => ({ row, keyword })));
  const keywords = [
    ...carry([0, 1, 2, 3], ['groove', 'city']),
    ...carry([0, 1], ['retro']),
    ...carry([4, 5, 6, 7], ['groove', 'city']),
    ...carry([4, 5], ['night']),
    ...carry([8, 9, 10, 11], ['folk', 'calm', 'dawn', 'winter', 'rain']),
  ];
  const [first = [], second = []] = findTypicalKeywords(keywords, clusterOf, 3);
  expect(first.slice(0, 2)).not.toEqual(second.slice(0, 2));
  expect(new Set(second)).toEqual(new Set(['night', 'groove', 'city']));
});
