import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { FileError } from './file-error.ts';
import { type FileRow, MAX_COLUMNS, MAX_ROW_LENGTH } from './read-rows.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** Rows of a CSV text (RFC 4180), separated by comma, semicolon or tab; the first one names the columns. */
export async function readCsv(text: AsyncGenerator<string>, start: string) {
  const parser = parse({
    delimiter: findDelimiter(start),
    relax_column_count: true,
    max_record_size: MAX_ROW_LENGTH,
  });
  // Its end and its errors come out of the parser, which is read to its end or destroyed.
  pipeline(Readable.from(text), parser, () => {});
  const records = iterate(parser);
  let header: string[] | undefined;
  while (!header) {
    const { value, done } = await records.next();
    if (done) throw new FileError('empty');
    if (!isBlank(value)) header = value;
  }
  const columns = nameColumns(header);
  return { columns, rows: toRows(records, columns) };
}

async function* toRows(
  records: AsyncGenerator<string[]>,
  columns: readonly string[],
): AsyncGenerator<FileRow> {
  let rowNumber = 0;
  for await (const cells of records) {
    rowNumber++;
    if (isBlank(cells)) continue;
    const raw = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
    const extra = cells.slice(columns.length).filter((cell) => cell.trim());
    if (extra.length === 0) yield { rowNumber, raw };
    else {
      const detail = extra.join(', ').slice(0, 200);
      yield { rowNumber, raw, problem: { field: null, problem: 'tooManyCells', detail } };
    }
  }
}

async function* iterate(parser: ReturnType<typeof parse>): AsyncGenerator<string[]> {
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    throw error instanceof CsvError ? describeCsvError(error) : error;
  }
}

function describeCsvError(error: CsvError): FileError {
  const line = typeof error.lines === 'number' ? String(error.lines) : undefined;
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return new FileError('rowTooLong', line);
    case 'CSV_QUOTE_NOT_CLOSED':
      return new FileError('quoteOpen', line);
    default:
      return new FileError('quoteWrong', line);
  }
}

/** Blank names get their place, e.g. `#4`. */
function nameColumns(header: readonly string[]): string[] {
  if (header.length > MAX_COLUMNS) throw new FileError('tooManyColumns');
  const columns = header.map((name, index) => name.normalize('NFC').trim() || `#${index + 1}`);
  const duplicate = columns.find((name, index) => columns.indexOf(name) !== index);
  if (duplicate !== undefined) throw new FileError('duplicateColumn', duplicate.slice(0, 100));
  return columns;
}

/** The one that the first line has most of, outside of quotes. */
function findDelimiter(start: string): string {
  const line = (start.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
