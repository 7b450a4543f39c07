import { analyseTables } from '#db/analyse-tables.ts';
import { applyImportRows, type RowToApply } from '#db/queries/apply-import.ts';
import {
  countImportRows,
  findImport,
  NO_ROWS,
  updateImport,
} from '#db/queries/catalogue-import.ts';
import { type ImportRowRecord, listImportRows, storeJudgements } from '#db/queries/import-row.ts';
import { isSame } from '../band-files/judge-row.ts';
import { AppError } from '../errors.ts';
import {
  type ColumnMapping,
  type FieldChanges,
  type ImportCounts,
  mappingSchema,
  type RowProblem,
} from '../schemas/import.ts';
import { IMPORT_FIELDS, type ImportField } from '../schemas/import-words.ts';
import type { ImportServices } from './check-import.ts';
import { type ComparedRow, compareImportRows } from './compare-import-rows.ts';
import type { ImportRunOptions } from './import-progress.ts';

const ROWS_PER_BATCH = 500;
const MAX_PASSES = 5;
const ROWS_TO_ANALYSE = 1_000;

/** As `BandScalars` calls the fields, by which an import is undone; keywords go by their ids. */
const AUDIT_NAMES: Partial<Record<ImportField, string>> = {
  name: 'name',
  imageUrl: 'imageUrl',
  mainUrl: 'websiteUrl',
  musicUrl: 'musicUrl',
  spotifyId: 'spotifyId',
  isBand: 'isBand',
  description: 'description',
  topTrackTitle: 'trackTitle',
  topTrackUrl: 'trackUrl',
};

/**
 * Writes the new and changed rows into the catalogue, batch by batch. Each batch is one statement, so an
 * interrupted run is simply run again. A row whose band was changed since the check in what the row changes is
 * refused: nobody saw that in the preview.
 * @throws AppError IMPORT_NOT_FOUND, IMPORT_NOT_READY
 */
export async function runImport(
  services: ImportServices,
  { importId }: { importId: string },
  { onProgress, signal }: ImportRunOptions = {},
): Promise<ImportCounts> {
  const { db } = services;
  const found = await findImport(db, { importId });
  if (!found) throw new AppError('IMPORT_NOT_FOUND');
  const mapping = mappingSchema.safeParse(found.mapping);
  const isReady = await updateImport(db, {
    importId,
    from: ['checked', 'running', 'done'],
    set: { state: 'running' },
  });
  if (!mapping.success || !isReady) throw new AppError('IMPORT_NOT_READY');

  const before = await countRows(services, importId);
  const total = before.new + before.changed;
  let done = before.applied;
  let after = 0;
  let passes = 0;
  try {
    for (;;) {
      onProgress?.({ stage: 'applyingRows', done, total });
      signal?.throwIfAborted();
      const rows = await listImportRows(db, {
        importId,
        states: ['new', 'changed'],
        isApplied: false,
        after,
        limit: ROWS_PER_BATCH,
      });
      const last = rows.at(-1);
      if (!last) {
        if (after === 0) break;
        // Once more from the start, for rows whose band was edited in the very moment.
        if (++passes > MAX_PASSES) throw new AppError('DATABASE_UNAVAILABLE');
        after = 0;
        continue;
      }
      after = last.rowNumber;
      const settled = await applyBatch(services, {
        importId,
        rows,
        mapping: mapping.data,
        format: found.format,
        curatorId: found.curatorId ?? undefined,
      });
      done += settled;
    }
  } catch (error) {
    // Not running any more, unless the process dies: then `running` says that it is to be taken up.
    await updateImport(db, { importId, from: ['running'], set: { state: 'checked' } }).catch(
      () => {},
    );
    throw error;
  }
  // Whoever reads the catalogue next shouldn't take it for as small as it was.
  if (done - before.applied >= ROWS_TO_ANALYSE) await analyseTables(db);
  const set = { state: 'done', finishedAt: new Date() } as const;
  await updateImport(db, { importId, from: ['running'], set });
  return countRows(services, importId);
}

interface Batch {
  importId: string;
  rows: ImportRowRecord[];
  mapping: ColumnMapping;
  format: 'csv' | 'jsonl';
  curatorId: number | undefined;
}

/** Answers how many of its rows are settled now: written, or found to be otherwise than checked. */
async function applyBatch(services: ImportServices, batch: Batch): Promise<number> {
  const { db } = services;
  const { importId, rows, curatorId } = batch;
  const checkedOf = new Map(rows.map((row) => [row.rowNumber, row]));
  const compared = await compareImportRows(services, batch);
  const outdated: { row: ComparedRow; problems: RowProblem[] }[] = [];
  const current: ComparedRow[] = [];
  for (const row of compared) {
    const problems = findSurprises(row, checkedOf.get(row.rowNumber));
    if (problems.length > 0 || row.state === 'unchanged') outdated.push({ row, problems });
    else current.push(row);
  }
  if (outdated.length > 0) {
    await storeJudgements(db, {
      importId,
      rows: outdated.map(({ row, problems }) => ({
        rowNumber: row.rowNumber,
        state: problems.length > 0 ? 'refused' : 'unchanged',
        problems: problems.length > 0 ? problems : null,
        parsed: null,
        bandId: row.band?.bandId ?? null,
      })),
    });
  }
  if (current.length === 0) return outdated.length;
  const written = await applyImportRows(db, { importId, curatorId, rows: current.map(toApply) });
  return outdated.length + written.length;
}

/** What is otherwise than the preview showed, so that the row must not be written. */
function findSurprises(row: ComparedRow, checked: ImportRowRecord | undefined): RowProblem[] {
  if (row.state === 'refused') return row.problems;
  if (checked?.state === 'new') {
    return row.band ? [{ field: 'name', problem: 'existsNow' }] : [];
  }
  if (!row.band) return [{ field: null, problem: 'bandNotFound' }];
  const seen = ((checked?.parsed ?? {}) as { changes?: FieldChanges }).changes ?? {};
  return IMPORT_FIELDS.flatMap((field) => {
    const [now, then] = [row.changes[field], seen[field]];
    if (!now) return [];
    const isAsSeen =
      then && isEqual(now.before, then.before) && checked?.bandId === row.band?.bandId;
    return isAsSeen ? [] : [{ field, problem: 'changedSince' as const }];
  });
}

function isEqual(a: FieldValue, b: FieldValue): boolean {
  if (a === null || b === null) return a === b;
  return Array.isArray(a) && Array.isArray(b) ? isSame(a, b) : a === b;
}
type FieldValue = NonNullable<FieldChanges['name']>['before'];

function toApply({ rowNumber, band, values, changes }: ComparedRow): RowToApply {
  const change = <Field extends keyof typeof values>(field: Field) =>
    changes[field as keyof FieldChanges] ? (values[field] ?? null) : null;
  const pick = (side: 'before' | 'after') =>
    Object.fromEntries(
      Object.entries(changes).flatMap(([field, value]) => {
        const name = AUDIT_NAMES[field as ImportField];
        return name ? [[name, value[side]]] : [];
      }),
    );
  return {
    rowNumber,
    bandId: band?.bandId ?? null,
    stamp: band?.stamp ?? null,
    descriptionId: band?.descriptionId ?? null,
    name: change('name'),
    imageUrl: change('imageUrl'),
    musicUrl: change('musicUrl'),
    mainUrl: change('mainUrl'),
    spotifyId: change('spotifyId'),
    isBand: change('isBand'),
    description: change('description'),
    keywords: change('keywords'),
    topTrackTitle: change('topTrackTitle'),
    topTrackUrl: change('topTrackUrl'),
    before: band ? pick('before') : { isDeleted: true },
    after: band ? pick('after') : { ...pick('after'), isDeleted: false },
  };
}

async function countRows({ db }: ImportServices, importId: string): Promise<ImportCounts> {
  return (await countImportRows(db, { importIds: [importId] })).get(importId) ?? { ...NO_ROWS };
}
