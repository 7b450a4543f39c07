import type { RowProblem } from '../schemas/import.ts';
import type { BandField, BandValue } from './band-record.ts';

const MAX_NAME = 255;
const MAX_URL = 2_000;
const MAX_DESCRIPTION = 20_000;
const MAX_TITLE = 500;
const MAX_KEYWORDS = 50;
// The replaced service had room for so many.
const MAX_KEYWORD = 100;
const MAX_TEXT: Record<Exclude<BandField, 'isBand' | 'keywords'>, number> = {
  name: MAX_NAME,
  imageUrl: MAX_URL,
  musicUrl: MAX_URL,
  mainUrl: MAX_URL,
  spotifyId: MAX_NAME,
  description: MAX_DESCRIPTION,
  topTrackTitle: MAX_TITLE,
  topTrackUrl: MAX_URL,
};

/** Why a band can't have `value`; undefined when it can. */
export function checkValue(field: BandField, value: BandValue): RowProblem | undefined {
  if (typeof value === 'boolean') return undefined;
  if (Array.isArray(value)) return checkKeywords(value);
  if (value.includes('\ufffd')) return { field, problem: 'brokenText' };
  const limit = field === 'isBand' || field === 'keywords' ? MAX_NAME : MAX_TEXT[field];
  if ([...value].length > limit) return { field, problem: 'tooLong', detail: String(limit) };
  if (limit === MAX_URL && !isWebAddress(value)) return { field, problem: 'urlInvalid' };
  return undefined;
}

function checkKeywords(words: readonly string[]): RowProblem | undefined {
  const field = 'keywords';
  if (words.some((word) => word.includes('\ufffd'))) return { field, problem: 'brokenText' };
  if (words.length > MAX_KEYWORDS) {
    return { field, problem: 'keywordsTooMany', detail: String(MAX_KEYWORDS) };
  }
  if (words.some((word) => [...word].length > MAX_KEYWORD)) {
    return { field, problem: 'keywordTooLong', detail: String(MAX_KEYWORD) };
  }
  return undefined;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}
