import {
  BAND_KEYWORD_COUNT,
  BAND_NAME_LENGTH,
  DESCRIPTION_LENGTH,
  KEYWORD_LENGTH,
  TRACK_TITLE_LENGTH,
  WEB_ADDRESS_LENGTH,
} from '../schemas/band-edit-words.ts';
import type { RowProblem } from '../schemas/import.ts';
import type { BandField, BandValue } from './band-record.ts';

const MAX_TEXT: Record<Exclude<BandField, 'isBand' | 'keywords'>, number> = {
  name: BAND_NAME_LENGTH,
  imageUrl: WEB_ADDRESS_LENGTH,
  musicUrl: WEB_ADDRESS_LENGTH,
  mainUrl: WEB_ADDRESS_LENGTH,
  spotifyId: BAND_NAME_LENGTH,
  description: DESCRIPTION_LENGTH,
  topTrackTitle: TRACK_TITLE_LENGTH,
  topTrackUrl: WEB_ADDRESS_LENGTH,
};

/** Why a band can't have `value`; undefined when it can. */
export function checkValue(field: BandField, value: BandValue): RowProblem | undefined {
  if (typeof value === 'boolean') return undefined;
  if (Array.isArray(value)) return checkKeywords(value);
  if (value.includes('\ufffd')) return { field, problem: 'brokenText' };
  const limit = field === 'isBand' || field === 'keywords' ? BAND_NAME_LENGTH : MAX_TEXT[field];
  if ([...value].length > limit) return { field, problem: 'tooLong', detail: String(limit) };
  if (limit === WEB_ADDRESS_LENGTH && !isWebAddress(value)) return { field, problem: 'urlInvalid' };
  return undefined;
}

function checkKeywords(words: readonly string[]): RowProblem | undefined {
  const field = 'keywords';
  if (words.some((word) => word.includes('\ufffd'))) return { field, problem: 'brokenText' };
  if (words.length > BAND_KEYWORD_COUNT) {
    return { field, problem: 'keywordsTooMany', detail: String(BAND_KEYWORD_COUNT) };
  }
  if (words.some((word) => [...word].length > KEYWORD_LENGTH)) {
    return { field, problem: 'keywordTooLong', detail: String(KEYWORD_LENGTH) };
  }
  return undefined;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}
