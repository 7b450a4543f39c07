import { findBandNames } from '#db/queries/band-name.ts';
import {
  countImportRows,
  findImport,
  type ImportRecord,
  listImports as listImportRecords,
  NO_ROWS,
} from '#db/queries/catalogue-import.ts';
import { type ImportRowRecord, listImportRows, pageImportRows } from '#db/queries/import-row.ts';
import { guessMapping } from '../band-files/guess-mapping.ts';
import { readValues } from '../band-files/read-values.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import {
  type ColumnMapping,
  type FieldChanges,
  type ImportCounts,
  type ImportDetail,
  type ImportRow,
  type ImportSummary,
  mappingSchema,
  type RowProblem,
} from '../schemas/import.ts';
import { IMPORT_PAGE_SIZE, type ImportRowFilter } from '../schemas/import-words.ts';

const LISTED_IMPORTS = 20;
const SAMPLED_ROWS = 30;
const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

type Services = Pick<Runtime, 'db'>;

/** The newest imports first. */
export async function listImports({ db }: Services): Promise<ImportSummary[]> {
  const imports = await listImportRecords(db, { limit: LISTED_IMPORTS });
  const counts = await countImportRows(db, { importIds: imports.map(({ importId }) => importId) });
  return imports.map((record) => summarise(record, counts.get(record.importId)));
}

/** @throws AppError IMPORT_NOT_FOUND */
export async function getImport(services: Services, importId: string): Promise<ImportDetail> {
  const record = await requireImport(services, importId);
  const { db } = services;
  const [counts, rows] = await Promise.all([
    countImportRows(db, { importIds: [importId] }),
    listImportRows(db, { importId, after: 0, limit: SAMPLED_ROWS }),
  ]);
  const mapping = mappingSchema.safeParse(record.mapping);
  const fields = mapping.success ? mapping.data : guessMapping(record.columns);
  return {
    ...summarise(record, counts.get(importId)),
    isMapped: mapping.success,
    columns: record.columns.map((name) => ({
      name,
      field: fields[name] ?? null,
      samples: sample(rows, name),
    })),
  };
}

/** A page of the rows that are in one state. */
export async function listRows(
  services: Services,
  params: { importId: string; state: ImportRowFilter; page: number },
): Promise<{ rows: ImportRow[]; totalCount: number }> {
  const { db } = services;
  const record = await requireImport(services, params.importId);
  const mapping = mappingSchema.safeParse(record.mapping);
  const { importId, state, page } = params;
  const offset = (page - 1) * IMPORT_PAGE_SIZE;
  const [rows, counts] = await Promise.all([
    pageImportRows(db, { importId, states: [state], offset, limit: IMPORT_PAGE_SIZE }),
    countImportRows(db, { importIds: [importId] }),
  ]);
  const bandIds = rows.flatMap(({ bandId }) => bandId ?? []);
  const found = await findBandNames(db, { bandIds });
  const names = new Map(found.map(({ bandId, bandName }) => [bandId, bandName]));
  return {
    totalCount: counts.get(importId)?.[state] ?? 0,
    rows: rows.map((row) =>
      describeRow(row, mapping.success ? mapping.data : {}, record.format, names),
    ),
  };
}

/** @throws AppError IMPORT_NOT_FOUND */
export async function requireImport({ db }: Services, importId: string): Promise<ImportRecord> {
  const found = await findImport(db, { importId });
  if (!found || found.state === 'uploading') throw new AppError('IMPORT_NOT_FOUND');
  return found;
}

function summarise(record: ImportRecord, counts: ImportCounts = { ...NO_ROWS }): ImportSummary {
  const { columns: _, mapping: __, curatorId: ___, ...rest } = record;
  return {
    ...rest,
    createdAt: record.createdAt.toISOString(),
    checkedAt: record.checkedAt?.toISOString() ?? null,
    finishedAt: record.finishedAt?.toISOString() ?? null,
    counts,
  };
}

function sample(rows: readonly ImportRowRecord[], column: string): string[] {
  const values = rows.map(({ raw }) => (raw[column] ?? '').trim()).filter(Boolean);
  return [...new Set(values)].slice(0, SAMPLES).map((value) => value.slice(0, SAMPLE_LENGTH));
}

function describeRow(
  row: ImportRowRecord,
  mapping: ColumnMapping,
  format: 'csv' | 'jsonl',
  names: ReadonlyMap<number, string>,
): ImportRow {
  const { values } = readValues(row.raw, mapping, format);
  const columnOf = new Map(Object.entries(mapping).map(([column, field]) => [field, column]));
  const cellOf = (problem: RowProblem) =>
    row.raw[columnOf.get(problem.field ?? 'name') ?? '']?.slice(0, SAMPLE_LENGTH) ?? null;
  return {
    rowNumber: row.rowNumber,
    name: (row.bandId === null ? undefined : names.get(row.bandId)) ?? values.name ?? null,
    bandId: row.bandId,
    isApplied: row.isApplied,
    changes: ((row.parsed ?? {}) as { changes?: FieldChanges }).changes ?? {},
    problems: ((row.problems ?? []) as RowProblem[]).map((problem) => ({
      ...problem,
      value: problem.field === null ? null : cellOf(problem),
    })),
  };
}
