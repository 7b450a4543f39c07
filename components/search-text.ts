/** A jamo by itself: a syllable whose letters are still being typed. */
const HALF_SYLLABLE = /(^|[가-힣])[ㄱ-ㅎㅏ-ㅣ]$/;

/**
 * What is worth looking for of a text that is being typed: composed, trimmed, and without the half
 * syllable at its end (‘새ㅅ’ on the way to ‘새소년’), which no name holds.
 */
export function toSearchText(typed: string): string {
  return typed.normalize('NFC').trim().replace(HALF_SYLLABLE, '$1');
}
