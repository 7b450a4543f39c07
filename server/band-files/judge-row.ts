import type { TextWidths } from '#db/queries/text-width.ts';
import type { FieldChanges, RowProblem } from '../schemas/import.ts';
import { IMPORT_FIELDS } from '../schemas/import-words.ts';
import {
  type BandField,
  type BandRecord,
  type BandValue,
  cleanText,
  cleanWords,
  type RowValues,
} from './band-record.ts';
import { checkValue } from './check-value.ts';

const BAND_FIELDS = IMPORT_FIELDS.filter((field) => field !== 'bandId');

export interface Judgement {
  state: 'new' | 'changed' | 'unchanged' | 'refused';
  changes: FieldChanges;
  problems: RowProblem[];
}

/**
 * What a row would do to the band that it means, undefined for a new one. Only what differs is checked: a
 * value that the catalogue has already is no reason to refuse a row.
 */
export function judgeRow(
  values: RowValues,
  band: BandRecord | undefined,
  widths: TextWidths,
): Judgement {
  const changes: FieldChanges = {};
  const problems: RowProblem[] = [];
  for (const field of BAND_FIELDS) {
    const value = values[field];
    if (value === undefined) continue;
    const stored = band ? band[field] : null;
    if (isSame(value, stored)) continue;
    changes[field] = { before: stored, after: value };
    const problem = checkValue(field, value, widths);
    if (problem) problems.push(problem);
  }
  if (!band && !values.name) problems.push({ field: 'name', problem: 'nameMissing' });
  if (changes.topTrackUrl && !values.topTrackTitle && !band?.topTrackTitle) {
    problems.push({ field: 'topTrackTitle', problem: 'titleMissing' });
  }
  if (problems.length > 0) return { state: 'refused', changes: {}, problems };
  const isChanged = Object.keys(changes).length > 0;
  return { state: band ? (isChanged ? 'changed' : 'unchanged') : 'new', changes, problems };
}

/** Whether a file's value says what is stored, however that is spelt. */
export function isSame(value: BandValue, stored: BandRecord[BandField]): boolean {
  if (stored === null) return Array.isArray(value) && value.length === 0;
  if (Array.isArray(value)) {
    const words = new Set(cleanWords(Array.isArray(stored) ? stored : []));
    return words.size === value.length && value.every((word) => words.has(word));
  }
  return typeof stored === 'string' ? value === cleanText(stored) : value === stored;
}
