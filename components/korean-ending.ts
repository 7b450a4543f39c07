/** How a name ends when it is said in Korean: it decides 과/와, 은/는, 이/가. */
export type KoreanEnding = 'consonant' | 'vowel' | 'unknown';

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const FINALS_PER_SYLLABLE = 28;
/** 영, 일, 삼, 육, 칠, 팔 end in a consonant. */
const CONSONANT_DIGITS = '013678';
/** Spelled letters: 엘, 엠, 엔, 아르. */
const CONSONANT_LETTERS = 'LMN';

/**
 * Exact for Hangul and digits, by spelling for Latin letters ("Slint" 슬린트, "Pop" 팝), the kana ん;
 * `unknown` where the Korean reading can't be told (Chinese characters, signs).
 */
export function findKoreanEnding(name: string): KoreanEnding {
  const said = name.normalize('NFC').replace(/[^\p{L}\p{N}]+$/u, '');
  const last = said.at(-1);
  if (last === undefined) return 'unknown';
  const code = last.charCodeAt(0);
  if (code >= HANGUL_FIRST && code <= HANGUL_LAST) {
    return endsIn((code - HANGUL_FIRST) % FINALS_PER_SYLLABLE > 0);
  }
  if (/[0-9]/.test(last)) return endsIn(CONSONANT_DIGITS.includes(last));
  if (/[ぁ-ゖァ-ヺー]/.test(last)) return endsIn(last === 'ん' || last === 'ン');
  if (/\p{Script=Latin}/u.test(last)) return findLatinEnding(said);
  return 'unknown';
}

function findLatinEnding(said: string): KoreanEnding {
  const word = (/[\p{Script=Latin}]+$/u.exec(said)?.[0] ?? '').normalize('NFD');
  const plain = word.replace(/\p{M}/gu, '');
  if (plain.length <= 3 && plain === plain.toUpperCase() && !/[AEIOUY]/.test(plain)) {
    return endsIn(CONSONANT_LETTERS.includes(plain.at(-1) ?? ''));
  }
  const lower = plain.toLowerCase();
  const isNasalOrLiquid = /(?:[lmn]|ng|[aiou][lmn]e)$/.test(lower);
  const isShortStop = /(?:^|[^aeiou])[aeiou](?:ck|[ckpt])$/.test(lower);
  return endsIn(isNasalOrLiquid || isShortStop);
}

function endsIn(isConsonant: boolean): KoreanEnding {
  return isConsonant ? 'consonant' : 'vowel';
}
