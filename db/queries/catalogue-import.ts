import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import {
  type CATALOGUE_IMPORT_STATES,
  catalogueImport,
  catalogueImportRow,
} from '#db/schema/curation.ts';
import { curator } from '#db/schema/curator.ts';

export type ImportState = (typeof CATALOGUE_IMPORT_STATES)[number];
type Encoding = 'utf-8' | 'cp949';

export interface ImportCounts {
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  pending: number;
  applied: number;
}

export interface ImportRecord {
  importId: string;
  fileName: string;
  format: 'csv' | 'jsonl';
  encoding: Encoding | null;
  state: ImportState;
  columns: string[];
  mapping: unknown;
  rowCount: number;
  curatorId: number | null;
  /** Null: by command line. */
  curatorName: string | null;
  createdAt: Date;
  checkedAt: Date | null;
  finishedAt: Date | null;
}

export async function insertImport(
  db: Queryable,
  params: {
    importId: string;
    fileName: string;
    format: 'csv' | 'jsonl';
    curatorId: number | undefined;
  },
): Promise<void> {
  await db.insert(catalogueImport).values({
    catalogueImportId: params.importId,
    fileName: params.fileName,
    format: params.format,
    curatorId: params.curatorId ?? null,
    state: 'uploading',
    columns: [],
  });
}

export async function findImport(
  db: Queryable,
  params: { importId: string },
): Promise<ImportRecord | undefined> {
  const [row] = await selectImports(db, isImport(params.importId), 1);
  return row;
}

/** The newest first; not those whose rows are still arriving. */
export function listImports(db: Queryable, params: { limit: number }): Promise<ImportRecord[]> {
  return selectImports(db, sql`${catalogueImport.state} <> 'uploading'`, params.limit);
}

function selectImports(
  db: Queryable,
  condition: SQL | undefined,
  limit: number,
): Promise<ImportRecord[]> {
  return db
    .select({
      importId: catalogueImport.catalogueImportId,
      fileName: catalogueImport.fileName,
      format: catalogueImport.format,
      encoding: catalogueImport.encoding,
      state: catalogueImport.state,
      columns: catalogueImport.columns,
      mapping: catalogueImport.mapping,
      rowCount: catalogueImport.rowCount,
      curatorId: catalogueImport.curatorId,
      curatorName: curator.name,
      createdAt: catalogueImport.createdAt,
      checkedAt: catalogueImport.checkedAt,
      finishedAt: catalogueImport.finishedAt,
    })
    .from(catalogueImport)
    .leftJoin(curator, eq(curator.curatorId, catalogueImport.curatorId))
    .where(condition)
    .orderBy(desc(catalogueImport.createdAt), desc(catalogueImport.catalogueImportId))
    .limit(limit);
}

/** Changes an import, if it is in one of the states `from`. Answers whether it was. */
export async function updateImport(
  db: Queryable,
  params: {
    importId: string;
    from: readonly ImportState[];
    set: Partial<typeof catalogueImport.$inferInsert>;
  },
): Promise<boolean> {
  const rows = await db
    .update(catalogueImport)
    .set(params.set)
    .where(and(isImport(params.importId), inArray(catalogueImport.state, [...params.from])))
    .returning({ importId: catalogueImport.catalogueImportId });
  return rows.length > 0;
}

/** Removes an import with its rows; what it brought into the catalogue stays. */
export async function deleteImport(db: Queryable, params: { importId: string }): Promise<void> {
  await db.delete(catalogueImport).where(isImport(params.importId));
}

/** Removes what uploads left behind whose process died. */
export async function deleteBrokenUploads(db: Queryable): Promise<void> {
  await db
    .delete(catalogueImport)
    .where(
      sql`${catalogueImport.state} = 'uploading' and ${catalogueImport.createdAt} < now() - interval '1 hour'`,
    );
}

export async function countImportRows(
  db: Queryable,
  params: { importIds: readonly string[] },
): Promise<Map<string, ImportCounts>> {
  const counts = new Map<string, ImportCounts>();
  if (params.importIds.length === 0) return counts;
  const rows = await db
    .select({
      importId: catalogueImportRow.catalogueImportId,
      state: catalogueImportRow.state,
      count: sql<number>`count(*)::int`,
      applied: sql<number>`(count(*) filter (where ${catalogueImportRow.isApplied}))::int`,
    })
    .from(catalogueImportRow)
    .where(inArray(catalogueImportRow.catalogueImportId, [...params.importIds]))
    .groupBy(catalogueImportRow.catalogueImportId, catalogueImportRow.state);
  for (const { importId, state, count, applied } of rows) {
    const sums = counts.get(importId) ?? { ...NO_ROWS };
    sums[state] += count;
    sums.applied += applied;
    counts.set(importId, sums);
  }
  return counts;
}

export const NO_ROWS: Readonly<ImportCounts> = {
  new: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  pending: 0,
  applied: 0,
};

function isImport(importId: string): SQL {
  return eq(catalogueImport.catalogueImportId, importId);
}
