import { expect, test } from 'vitest';
import { type FreemusiccArtist, readFreemusiccArtists } from './catalogue-data.ts';
import { deriveKeywords } from './derive-keywords.ts';
import { KEYWORD_VOCABULARY } from './keyword-vocabulary.ts';

type Tagged = Pick<FreemusiccArtist, 'genres' | 'styles' | 'energy'>;

test.each<[Tagged, string]>([
  [
    { genres: ['Electronic'], styles: ['Ambient'], energy: 'calm' },
    '앰비언트 일렉트로닉 잔잔한 몽환',
  ],
  [{ genres: ['Rock'], styles: ['Punk'], energy: 'energetic' }, '펑크 록 신나는 거침'],
  [{ genres: ['Hip Hop'], styles: ['Rap'], energy: 'mid-tempo' }, '힙합 그루브 도시'],
  [
    {
      genres: ['Rock'],
      styles: ['Shoegaze', 'Post Rock', 'Metal', 'Folk', 'Punk'],
      energy: 'mid-tempo',
    },
    '슈게이징 포스트록 메탈 록 자유 몽환',
  ],
  [{ genres: ['Unheard'], styles: ['Of'], energy: 'calm' }, '잔잔한 따뜻함'],
])('%j → %s', (artist, expected) => {
  expect(deriveKeywords(artist).join(' ')).toBe(expected);
});

test('every freemusi.cc artist gets three to six distinct keywords of the vocabulary', () => {
  const vocabulary = new Set<string>(KEYWORD_VOCABULARY);
  const wrong = readFreemusiccArtists().filter((artist) => {
    const keywords = deriveKeywords(artist);
    const isDistinct = new Set(keywords).size === keywords.length;
    const isKnown = keywords.every((word) => vocabulary.has(word));
    return !isDistinct || !isKnown || keywords.length < 3 || keywords.length > 6;
  });
  expect(wrong).toEqual([]);
});
