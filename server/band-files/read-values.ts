import type { ColumnMapping, RowProblem } from '../schemas/import.ts';
import type { FileFormat } from '../schemas/import-words.ts';
import { type BandField, cleanText, cleanWords, type RowValues } from './band-record.ts';
import { unguardFormula } from './formula-guard.ts';

const TRUE_WORDS = new Set(['true', 't', '1', 'yes', 'y', 'o', '예', '네', '맞음', '밴드', 'band']);
const FALSE_WORDS = new Set(
  ['false', 'f', '0', 'no', 'n', 'x', '아니오', '아니요', '아님'].concat(['솔로', 'solo']),
);

export interface ReadRow {
  values: RowValues;
  problems: RowProblem[];
}

/** What the mapped cells of a row say; a blank cell says nothing. */
export function readValues(
  raw: Readonly<Record<string, string>>,
  mapping: ColumnMapping,
  format: FileFormat,
): ReadRow {
  const values: RowValues = {};
  const problems: RowProblem[] = [];
  for (const [column, field] of Object.entries(mapping)) {
    const cell = raw[column] ?? '';
    const text = cleanText(format === 'csv' ? unguardFormula(cell) : cell);
    if (text === '') continue;
    if (field === 'bandId') {
      if (/^\d{1,15}$/.test(text)) values.bandId = Number(text);
      else problems.push({ field, problem: 'bandIdInvalid' });
    } else if (field === 'isBand') {
      const word = text.toLowerCase();
      if (TRUE_WORDS.has(word)) values.isBand = true;
      else if (FALSE_WORDS.has(word)) values.isBand = false;
      else problems.push({ field, problem: 'booleanInvalid' });
    } else if (field === 'keywords') {
      const words = readWords(text);
      if (words) values.keywords = cleanWords(words);
      else problems.push({ field, problem: 'keywordsInvalid' });
    } else {
      values[field satisfies BandField] = text;
    }
  }
  return { values, problems };
}

/** `몽환|청춘`, `몽환, 청춘` or `["몽환","청춘"]`; undefined for a JSON array of something else. */
function readWords(text: string): string[] | undefined {
  if (!text.startsWith('[')) return text.split(text.includes('|') ? '|' : ',');
  try {
    const words: unknown = JSON.parse(text);
    const isWords = Array.isArray(words) && words.every((word) => typeof word === 'string');
    return isWords ? words : undefined;
  } catch {
    return undefined;
  }
}
