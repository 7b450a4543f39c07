import { describe, expect, test } from 'vitest';
import { countEdits, groupSimilarWords } from './group-similar-words.ts';

const group = (...words: string[]) =>
  groupSimilarWords(words).map(({ similarity, indices }) => [
    similarity,
    ...indices.map((index) => words[index]),
  ]);

describe('groupSimilarWords', () => {
  test.each([
    ['composition', ['몽환', '몽환'.normalize('NFD')]],
    ['case and space', ['Dream Pop', 'dreampop', 'DREAM-POP']],
    ['punctuation', ['R&B', 'r & b']],
  ])('finds the same word in spite of %s', (_, words) => {
    expect(group(...words)).toEqual([['same', ...words]]);
  });

  test.each([
    [['몽환', '몽환적인', '몽환적']],
    [['쓸쓸한', '쓸쓸함']],
    [['사랑스러운', '사랑']],
    [['자유로움', '자유로운']],
  ])('finds words of one stem: %s', (words) => {
    expect(group(...words)).toEqual([['ending', ...words]]);
  });

  test.each([
    [['얼터너티브', '얼터네티브']],
    [['슈게이징', '슈게이진']],
    [['shoegaze', 'shogaze']],
    [['psychedelic', 'psychedelics']],
  ])('finds what differs by a letter: %s', (words) => {
    expect(group(...words)).toEqual([['spelling', ...words]]);
  });

  test.each([
    [['록', '팝']],
    [['강한', '강함']],
    [['새벽', '새봄']],
    [['밴드', '밴조']],
    [['여름', '여행', '겨울']],
    [['표적', '표']],
    [['rock', 'folk']],
    [['!!!', '???', '']],
  ])('leaves alone what only looks alike: %s', (words) => {
    expect(group(...words)).toEqual([]);
  });

  test('puts each word into one group, named by its weakest link, the surest group first', () => {
    expect(group('얼터너티브', '몽환', '몽환적', 'Rock', '얼터네티브', 'rock', 'ROCK')).toEqual([
      ['same', 'Rock', 'rock', 'ROCK'],
      ['ending', '몽환', '몽환적'],
      ['spelling', '얼터너티브', '얼터네티브'],
    ]);
    expect(group('몽환적', '몽 환 적', '몽환')).toEqual([['ending', '몽환적', '몽 환 적', '몽환']]);
  });

  test('copes with thousands of words', () => {
    const words = Array.from({ length: 4_000 }, (_, i) => `${i}번째 낱말 ${i * 7919}`);
    expect(() => groupSimilarWords([...words, '새벽감성', '새벽 감성'])).not.toThrow();
  });
});

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'abd', 1],
  ['abc', 'ab', 1],
  ['kitten', 'sitting', 3],
])('countEdits(%s, %s) is %i', (a, b, edits) => {
  expect(countEdits(a, b)).toBe(edits);
});
