const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const FINALS_PER_SYLLABLE = 28;
const FINAL_RIEUL = 8;

export type Josa = '와/과' | '을/를' | '으로/로';

const AFTER_FINAL: Record<Josa, string> = { '와/과': '과', '을/를': '을', '으로/로': '으로' };
const AFTER_VOWEL: Record<Josa, string> = { '와/과': '와', '을/를': '를', '으로/로': '로' };

/** The particle that follows `hangul`, chosen by its last syllable; foreign script counts as a vowel. */
export function chooseJosa(hangul: string, josa: Josa): string {
  const code = hangul.charCodeAt(hangul.length - 1);
  const isHangul = code >= HANGUL_FIRST && code <= HANGUL_LAST;
  const final = isHangul ? (code - HANGUL_FIRST) % FINALS_PER_SYLLABLE : 0;
  if (final === 0 || (josa === '으로/로' && final === FINAL_RIEUL)) return AFTER_VOWEL[josa];
  return AFTER_FINAL[josa];
}
