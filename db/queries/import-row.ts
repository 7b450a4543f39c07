import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { catalogueImportRow, type IMPORT_ROW_STATES } from '#db/schema/curation.ts';

export type ImportRowState = (typeof IMPORT_ROW_STATES)[number];

export interface NewImportRow {
  rowNumber: number;
  raw: Record<string, string>;
  problem?: unknown;
}

export interface ImportRowRecord {
  rowNumber: number;
  raw: Record<string, string>;
  state: ImportRowState;
  problems: unknown;
  parsed: unknown;
  bandId: number | null;
  isApplied: boolean;
}

/** What a comparison with the catalogue found. */
export interface JudgedRow {
  rowNumber: number;
  state: ImportRowState;
  problems: unknown;
  parsed: unknown;
  bandId: number | null;
}

/** Stores rows as they come out of the file; one with a problem is refused from the start. */
export async function insertImportRows(
  db: Queryable,
  params: { importId: string; rows: readonly NewImportRow[] },
): Promise<void> {
  await db.execute(sql`
    insert into ${catalogueImportRow} (catalogue_import_id, row_number, raw, state, problems)
    select ${params.importId}::uuid, "rowNumber", raw,
      case when problem is null then 'pending' else 'refused' end,
      case when problem is null then null else jsonb_build_array(problem) end
    from jsonb_to_recordset(${JSON.stringify(params.rows)}::jsonb)
      as given("rowNumber" int, raw jsonb, problem jsonb)`);
}

export interface ImportRowFilter {
  importId: string;
  states?: readonly ImportRowState[];
  isApplied?: boolean;
}

/** Rows in the file's order, after row number `after`. */
export function listImportRows(
  db: Queryable,
  params: ImportRowFilter & { after: number; limit: number },
): Promise<ImportRowRecord[]> {
  return selectRows(db)
    .where(and(isRow(params), gt(catalogueImportRow.rowNumber, params.after)))
    .orderBy(asc(catalogueImportRow.rowNumber))
    .limit(params.limit);
}

/** A page of rows, from the `offset`th on. */
export function pageImportRows(
  db: Queryable,
  params: ImportRowFilter & { offset: number; limit: number },
): Promise<ImportRowRecord[]> {
  return selectRows(db)
    .where(isRow(params))
    .orderBy(asc(catalogueImportRow.rowNumber))
    .offset(params.offset)
    .limit(params.limit);
}

/** Stores what was found of rows that aren't applied yet. */
export async function storeJudgements(
  db: Queryable,
  params: { importId: string; rows: readonly JudgedRow[] },
): Promise<void> {
  await db.execute(sql`
    update catalogue_import_row set
      state = judged.state, problems = judged.problems, parsed = judged.parsed,
      band_id = judged."bandId"
    from jsonb_to_recordset(${JSON.stringify(params.rows)}::jsonb)
      as judged("rowNumber" int, state text, problems jsonb, parsed jsonb, "bandId" bigint)
    where catalogue_import_id = ${params.importId}::uuid
      and row_number = judged."rowNumber" and not is_applied`);
}

function selectRows(db: Queryable) {
  return db
    .select({
      rowNumber: catalogueImportRow.rowNumber,
      raw: sql<Record<string, string>>`${catalogueImportRow.raw}`,
      state: catalogueImportRow.state,
      problems: catalogueImportRow.problems,
      parsed: catalogueImportRow.parsed,
      bandId: catalogueImportRow.bandId,
      isApplied: catalogueImportRow.isApplied,
    })
    .from(catalogueImportRow)
    .$dynamic();
}

function isRow({ importId, states, isApplied }: ImportRowFilter): SQL | undefined {
  return and(
    eq(catalogueImportRow.catalogueImportId, importId),
    states && inArray(catalogueImportRow.state, [...states]),
    isApplied === undefined ? undefined : eq(catalogueImportRow.isApplied, isApplied),
  );
}

/** Tells the planner of rows that just came: it would take them for none, and read all of them for each batch. */
export async function analyseImportRows(db: Queryable): Promise<void> {
  await db.execute(sql`analyze ${catalogueImportRow}`);
}
