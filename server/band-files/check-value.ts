import type { TextWidths } from '#db/queries/text-width.ts';
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

/** As the database calls the texts that its columns may cut short. */
const WIDTH_NAMES: Partial<Record<BandField, keyof TextWidths>> = {
  name: 'name',
  spotifyId: 'spotifyId',
  topTrackTitle: 'trackTitle',
  topTrackUrl: 'trackUrl',
};

/** Why a band can't have `value`; undefined when it can. */
export function checkValue(
  field: BandField,
  value: BandValue,
  widths: TextWidths,
): RowProblem | undefined {
  if (typeof value === 'boolean') return undefined;
  if (Array.isArray(value)) return checkKeywords(value, widths);
  if (value.includes('\ufffd')) return { field, problem: 'brokenText' };
  const limit = field === 'isBand' || field === 'keywords' ? BAND_NAME_LENGTH : MAX_TEXT[field];
  const widthName = WIDTH_NAMES[field];
  const width = Math.min(limit, (widthName && widths[widthName]) ?? limit);
  if ([...value].length > width) return { field, problem: 'tooLong', detail: String(width) };
  if (limit === WEB_ADDRESS_LENGTH && !isWebAddress(value)) return { field, problem: 'urlInvalid' };
  return undefined;
}

function checkKeywords(words: readonly string[], widths: TextWidths): RowProblem | undefined {
  const field = 'keywords';
  if (words.some((word) => word.includes('\ufffd'))) return { field, problem: 'brokenText' };
  if (words.length > BAND_KEYWORD_COUNT) {
    return { field, problem: 'keywordsTooMany', detail: String(BAND_KEYWORD_COUNT) };
  }
  const width = Math.min(KEYWORD_LENGTH, widths.keyword ?? KEYWORD_LENGTH);
  if (words.some((word) => [...word].length > width)) {
    return { field, problem: 'keywordTooLong', detail: String(width) };
  }
  return undefined;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}
