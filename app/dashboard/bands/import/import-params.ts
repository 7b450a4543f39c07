import {
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { ImportDetail } from '#server/schemas/import.ts';
import { IMPORT_ROW_FILTERS } from '#server/schemas/import-words.ts';

/** The address: which import, and which of its rows. */
export const importParsers = {
  import: parseAsString,
  rows: parseAsStringLiteral(IMPORT_ROW_FILTERS),
  page: parseAsInteger.withDefault(1),
};

/** Which rows are shown: those that the address names, else the first kind that there is something to see of. */
export function toRowsInput(
  { importId, counts }: Pick<ImportDetail, 'importId' | 'counts'>,
  { rows, page }: Pick<inferParserType<typeof importParsers>, 'rows' | 'page'>,
) {
  const first = IMPORT_ROW_FILTERS.find((each) => each !== 'unchanged' && counts[each] > 0);
  return { importId, state: rows ?? first ?? 'unchanged', page: Math.max(page, 1) } as const;
}
