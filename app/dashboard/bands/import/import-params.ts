import { parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { IMPORT_ROW_FILTERS } from '#server/schemas/import-words.ts';

/** The address: which import, and which of its rows. */
export const importParsers = {
  import: parseAsString,
  rows: parseAsStringLiteral(IMPORT_ROW_FILTERS),
  page: parseAsInteger.withDefault(1),
};
