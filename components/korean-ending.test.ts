import { expect, test } from 'vitest';
import { findKoreanEnding } from './korean-ending.ts';

test.each([
  ['실리카겔', 'consonant'],
  ['새소년', 'consonant'],
  ['쏜애플', 'consonant'],
  ['아도이', 'vowel'],
  ['혁오', 'vowel'],
  ['실리카겔'.normalize('NFD'), 'consonant'],
  ['브로콜리너마저 (Live)', 'vowel'],
  ['잠비나이!', 'vowel'],
  ['10CM', 'consonant'],
  ['M83', 'consonant'],
  ['코드 쿤스트 2', 'vowel'],
  ['Slowdive', 'vowel'],
  ['Radiohead', 'vowel'],
  ['Phum Viphurit', 'consonant'],
  ['toe', 'vowel'],
  ['Elephant Gym', 'consonant'],
  ['American Football', 'consonant'],
  ['Kings of Convenience', 'vowel'],
  ['Altın Gün', 'consonant'],
  ['Sigur Rós', 'vowel'],
  ['Indie Rock', 'consonant'],
  ['Night Beat', 'vowel'],
  ['きのこ', 'vowel'],
  ['ゆらゆらん', 'consonant'],
  ['きのこ帝国', 'unknown'],
  ['!!!', 'unknown'],
  ['', 'unknown'],
])('%s ends in a %s', (name, ending) => {
  expect(findKoreanEnding(name)).toBe(ending);
});
