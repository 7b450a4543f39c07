import { listImportRows } from '#db/queries/import-row.ts';
import { CSV_BOM, formatCsvRows } from '../band-files/format-band.ts';
import { unguardFormula } from '../band-files/formula-guard.ts';
import type { Runtime } from '../runtime.ts';
import type { RowProblem } from '../schemas/import.ts';
import { requireImport } from './describe-import.ts';

const ROWS_PER_PAGE = 500;
/** The column with the reasons; an import leaves it out. */
const PROBLEM_COLUMN = '문제';

/**
 * The refused rows of an import as CSV, with their columns as they stood in the file and why they were refused: to
 * be mended and uploaded again.
 */
export async function* exportRefusedRows(
  services: Pick<Runtime, 'db'>,
  { importId, describe }: { importId: string; describe: (problem: RowProblem) => string },
): AsyncGenerator<string> {
  const { columns, format } = await requireImport(services, importId);
  const kept = columns.filter((column) => column !== PROBLEM_COLUMN);
  yield CSV_BOM + formatCsvRows([[...kept, PROBLEM_COLUMN]]);
  let after = 0;
  for (;;) {
    const rows = await listImportRows(services.db, {
      importId,
      states: ['refused'],
      after,
      limit: ROWS_PER_PAGE,
    });
    const last = rows.at(-1);
    if (!last) return;
    yield formatCsvRows(
      rows.map(({ raw, problems }) => [
        ...kept.map((column) => {
          const cell = raw[column] ?? '';
          return format === 'csv' ? unguardFormula(cell) : cell;
        }),
        ((problems ?? []) as RowProblem[]).map(describe).join(' / '),
      ]),
    );
    after = last.rowNumber;
  }
}
