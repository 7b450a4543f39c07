import { expect, test } from 'vitest';
import type { BandCard } from '#server/schemas/band.ts';
import { composeExample, groupStarters } from './group-starters.ts';

const card = (bandId: number, ...keywords: string[]): BandCard => ({
  bandId,
  bandName: `band ${bandId}`,
  imageUrl: null,
  bandMusic: null,
  isBand: true,
  topTrack: null,
  keywords,
});
const summary = (bands: BandCard[]) =>
  groupStarters(bands).map(({ keyword, feeling, bands: members }) => [
    keyword,
    feeling,
    members.map(({ bandId }) => bandId),
  ]);

test('known feelings come first, then common keywords; a band stands in one group', () => {
  const bands = [
    card(1, '서프', '위로'),
    card(2, '서프', '몽환'),
    card(3, '몽환'),
    card(4, '서프'),
    card(5, '서프', '위로'),
    card(6, '서프'),
  ];
  expect(summary(bands)).toEqual([
    ['몽환', 'dreamy', [2, 3]],
    ['위로', 'comfort', [1, 5]],
    ['서프', undefined, [4, 6]],
  ]);
});

test('a keyword of one band makes no group; bands without any make one together', () => {
  expect(summary([card(1, '몽환'), card(2)])).toEqual([[undefined, undefined, [1, 2]]]);
  expect(summary([])).toEqual([]);
});

test('a group has three bands at the most, and there are four groups at the most', () => {
  const keywords = ['하나', '둘', '셋', '넷', '다섯'];
  const bands = Array.from({ length: 30 }, (_, i) => card(i, keywords[i % 5] ?? ''));
  expect(groupStarters(bands).map((group) => group.bands.length)).toEqual([3, 3, 3, 3]);
});

test('the example takes two bands of three groups and the first keyword', () => {
  const bands = [1, 2, 3, 4, 5, 6, 7, 8].map((id) =>
    card(id, ['몽환', '거침', '위로', '그루브'][id % 4] ?? ''),
  );
  const { bands: picked, keyword } = composeExample(groupStarters(bands));
  expect(picked.map(({ bandId }) => bandId)).toEqual([4, 8, 1, 5, 2, 6]);
  expect(keyword).toBe('몽환');
});
