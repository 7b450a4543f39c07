import { stringify } from 'csv-stringify/sync';
import { EXPORT_HEADERS, IMPORT_FIELDS } from '../schemas/import-words.ts';
import type { BandRecord } from './band-record.ts';
import { guardFormula } from './formula-guard.ts';

/** A record a line (RFC 4180), safe for spreadsheets. */
export function formatCsvRows(rows: readonly (readonly (string | null)[])[]): string {
  return stringify(
    rows.map((cells) => cells.map((cell) => guardFormula(cell ?? ''))),
    // By itself it would not quote a lone line feed.
    { record_delimiter: 'windows', quoted_match: /[\r\n;\t]|^\s|\s$/ },
  );
}

/** The BOM tells Excel that it is UTF-8. */
export const CSV_BOM = '\ufeff';
export const EXPORT_COLUMNS = IMPORT_FIELDS.map((field) => EXPORT_HEADERS[field]);

export function formatCsvBands(bands: readonly BandRecord[]): string {
  return formatCsvRows(
    bands.map((band) =>
      IMPORT_FIELDS.map((field) =>
        field === 'keywords' ? joinWords(band.keywords) : (band[field]?.toString() ?? ''),
      ),
    ),
  );
}

export function formatJsonBands(bands: readonly BandRecord[]): string {
  return bands.map(formatJsonBand).join('');
}

function formatJsonBand(band: BandRecord): string {
  const entries = IMPORT_FIELDS.map((field) => [EXPORT_HEADERS[field], band[field]]);
  return `${JSON.stringify(Object.fromEntries(entries))}\n`;
}

/** `몽환|청춘`; JSON where a word holds a sign that separates words. */
function joinWords(words: readonly string[]): string {
  const isPlain = words.every((word) => !/[|,[]/.test(word) && word.trim() !== '');
  return isPlain ? words.join('|') : JSON.stringify(words);
}
