import type { RowProblem } from '../schemas/import.ts';
import type { FileEncoding, FileFormat } from '../schemas/import-words.ts';
import { decodeText } from './decode-text.ts';
import { FileError } from './file-error.ts';
import { readCsv } from './read-csv.ts';
import { readJsonLines } from './read-json-lines.ts';

/** A longer one is no row about a band: it may be a file without line ends. */
export const MAX_ROW_LENGTH = 1_000_000;
export const MAX_COLUMNS = 200;

/** One record of a file, its cells as text by column name. */
export interface FileRow {
  /** From 1, blank lines counted, the header not. */
  rowNumber: number;
  raw: Record<string, string>;
  /** What is wrong with its form; refused whatever it says. */
  problem?: RowProblem;
}

export interface RowReader {
  rows: AsyncGenerator<FileRow>;
  format: FileFormat;
  /** Complete when all rows are read: a later line of JSON may bring another key. */
  columns: string[];
  encoding: () => FileEncoding;
}

/**
 * Reads a CSV or JSON Lines file as a stream.
 * @throws FileError, also while the rows are read
 */
export async function readRows(
  bytes: AsyncIterable<Uint8Array>,
  options: { fileName: string; encoding?: FileEncoding },
): Promise<RowReader> {
  const { chunks, encoding } = decodeText(bytes, options.encoding);
  const { start, text } = await peek(chunks);
  if (start === '') throw new FileError('empty');
  if (start.startsWith('[') && /\.json/i.test(options.fileName)) throw new FileError('jsonArray');
  const isJson = start.startsWith('{') || /\.(jsonl|ndjson|json)$/i.test(options.fileName);
  const reader = isJson ? readJsonLines(text) : await readCsv(text, start);
  return { ...reader, format: isJson ? 'jsonl' : 'csv', encoding };
}

/** The text's start without white space, long enough for a header, and the whole text. */
async function peek(chunks: AsyncGenerator<string>) {
  let head = '';
  let isOver = false;
  while (!isOver && !head.trimStart().includes('\n') && head.length < MAX_ROW_LENGTH) {
    const { value, done } = await chunks.next();
    if (value) head += value;
    isOver = done === true;
  }
  head = head.replace(/^\ufeff/, '');
  const text = async function* () {
    yield head;
    yield* chunks;
  };
  return { start: head.trimStart(), text: text() };
}
