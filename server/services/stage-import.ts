import { randomUUID } from 'node:crypto';
import {
  deleteBrokenUploads,
  deleteImport,
  insertImport,
  updateImport,
} from '#db/queries/catalogue-import.ts';
import { analyseImportRows, insertImportRows } from '#db/queries/import-row.ts';
import { FileError } from '../band-files/file-error.ts';
import { type FileRow, readRows } from '../band-files/read-rows.ts';
import type { Runtime } from '../runtime.ts';
import type { FileEncoding } from '../schemas/import-words.ts';

export const MAX_ROWS = 200_000;
const ROWS_PER_INSERT = 1_000;
const CHARACTERS_PER_INSERT = 1_000_000;

export interface StageParams {
  fileName: string;
  /** Undefined: found out. */
  encoding?: FileEncoding;
  curatorId: number | undefined;
  bytes: AsyncIterable<Uint8Array>;
  onRows?: (count: number) => void;
  signal?: AbortSignal;
}

/**
 * Stores the rows of a file as they stand there, while it arrives. Whatever goes wrong: nothing of it is kept.
 * @throws FileError
 */
export async function stageImport(
  { db }: Pick<Runtime, 'db'>,
  { bytes, signal, onRows, ...params }: StageParams,
): Promise<{ importId: string; rowCount: number }> {
  await deleteBrokenUploads(db);
  const reader = await readRows(bytes, params);
  const importId = randomUUID();
  const { curatorId } = params;
  const fileName = params.fileName.normalize('NFC').replaceAll('\0', '').slice(0, 255);
  await insertImport(db, { importId, fileName, format: reader.format, curatorId });
  try {
    let rowCount = 0;
    for await (const rows of inBatches(reader.rows)) {
      signal?.throwIfAborted();
      rowCount += rows.length;
      if (rowCount > MAX_ROWS) throw new FileError('tooManyRows', String(MAX_ROWS));
      await insertImportRows(db, { importId, rows });
      onRows?.(rowCount);
    }
    signal?.throwIfAborted();
    if (rowCount === 0) throw new FileError('noRows');
    await analyseImportRows(db);
    const { columns } = reader;
    const set = { state: 'uploaded', columns, rowCount, encoding: reader.encoding() } as const;
    await updateImport(db, { importId, from: ['uploading'], set });
    return { importId, rowCount };
  } catch (error) {
    await deleteImport(db, { importId });
    throw error;
  }
}

async function* inBatches(rows: AsyncIterable<FileRow>): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let characters = 0;
  for await (const row of rows) {
    batch.push(row);
    for (const cell of Object.values(row.raw)) characters += cell.length;
    if (batch.length < ROWS_PER_INSERT && characters < CHARACTERS_PER_INSERT) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
