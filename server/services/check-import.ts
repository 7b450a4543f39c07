import { findImport, updateImport } from '#db/queries/catalogue-import.ts';
import { type JudgedRow, listImportRows, storeJudgements } from '#db/queries/import-row.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import { SeenBands } from '../band-files/match-row.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { mappingSchema } from '../schemas/import.ts';
import { type ComparedRow, compareImportRows } from './compare-import-rows.ts';
import type { ImportRunOptions } from './import-progress.ts';

const ROWS_PER_BATCH = 1_000;

export interface ImportServices {
  db: Runtime['db'];
  embedder: VectorSpace;
}

/**
 * Compares every row that isn't applied with the catalogue and says what it would do: the preview. Changes no
 * band, may be repeated and interrupted.
 * @throws AppError IMPORT_NOT_FOUND, IMPORT_NOT_READY
 */
export async function checkImport(
  services: ImportServices,
  { importId }: { importId: string },
  { onProgress, signal }: ImportRunOptions = {},
): Promise<void> {
  const { db } = services;
  const found = await findImport(db, { importId });
  if (!found) throw new AppError('IMPORT_NOT_FOUND');
  const mapping = mappingSchema.safeParse(found.mapping);
  if (!mapping.success || found.state === 'uploading') throw new AppError('IMPORT_NOT_READY');
  const seen = new SeenBands();
  let [after, done] = [0, 0];
  for (;;) {
    onProgress?.({ stage: 'checkingRows', done, total: found.rowCount });
    signal?.throwIfAborted();
    const rows = await listImportRows(db, { importId, after, limit: ROWS_PER_BATCH });
    const last = rows.at(-1);
    if (!last) break;
    for (const row of rows) {
      if (row.isApplied && row.bandId !== null) seen.claim(row.rowNumber, {}, row.bandId);
    }
    const waiting = rows.filter((row) => !row.isApplied);
    const compared = await compareImportRows(services, {
      rows: waiting,
      mapping: mapping.data,
      format: found.format,
    });
    await storeJudgements(db, { importId, rows: compared.map((row) => toJudged(row, seen)) });
    after = last.rowNumber;
    done += rows.length;
  }
  const set = { state: 'checked', checkedAt: new Date() } as const;
  await updateImport(db, { importId, from: ['uploaded', 'checked', 'running', 'done'], set });
}

function toJudged(row: ComparedRow, seen: SeenBands): JudgedRow {
  const { rowNumber, band, values } = row;
  const first = row.state === 'refused' ? undefined : seen.claim(rowNumber, values, band?.bandId);
  const problems =
    first === undefined
      ? row.problems
      : [{ field: null, problem: 'duplicateRow', detail: String(first) } as const];
  const isRefused = problems.length > 0;
  return {
    rowNumber,
    state: isRefused ? 'refused' : row.state,
    problems: isRefused ? problems : null,
    parsed: isRefused ? null : { changes: row.changes },
    bandId: band?.bandId ?? null,
  };
}
