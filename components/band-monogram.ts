/** What is drawn for a band: its letters, a hue and how the grooves behind them are turned. */
export interface BandMonogram {
  letters: string;
  /** Of oklch, 0 to 359. */
  hue: number;
  /** Degrees, 0 to 359. */
  turn: number;
}

/** Of even weight under white letters; the browns and olives between them look like dirt. */
const HUES = [14, 42, 140, 160, 182, 208, 232, 254, 276, 300, 326, 352] as const;

/** Same name and main keyword, same picture; bands of one keyword share a hue. */
export function drawBandMonogram(name: string, mainKeyword: string | undefined): BandMonogram {
  return {
    letters: pickLetters(name),
    hue: HUES[hash(mainKeyword ?? name) % HUES.length] ?? 0,
    turn: hash(name) % 360,
  };
}

/** First syllable of Hangul, first sign of Chinese or kana, initials of words in letters. */
function pickLetters(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const first = words[0];
  if (first === undefined) return '♪';
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(first)) {
    return firstSign(first);
  }
  const named = words.length > 1 && /^(the|a|an)$/i.test(first) ? words.slice(1) : words;
  const [head = first, next] = named;
  return (next ? firstSign(head) + firstSign(next) : head.slice(0, 2)).toUpperCase();
}

function firstSign(word: string): string {
  return [...word][0] ?? '';
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const sign of text) {
    value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}
