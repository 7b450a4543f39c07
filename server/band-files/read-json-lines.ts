import { FileError } from './file-error.ts';
import { type FileRow, MAX_COLUMNS, MAX_ROW_LENGTH } from './read-rows.ts';

/** Rows of a JSON Lines text: an object a line. The columns are its keys, in the order in which they come. */
export function readJsonLines(text: AsyncGenerator<string>) {
  const columns: string[] = [];
  return { columns, rows: toRows(text, columns) };
}

async function* toRows(text: AsyncGenerator<string>, columns: string[]): AsyncGenerator<FileRow> {
  const known = new Set<string>();
  let rowNumber = 0;
  for await (const line of splitLines(text)) {
    rowNumber++;
    if (line.trim() === '') continue;
    const record = parseObject(line);
    if (!record) {
      // Without a single object before it, it is a file of another kind.
      if (known.size === 0) throw new FileError('notJsonLines', String(rowNumber));
      const detail = line.slice(0, 200);
      yield { rowNumber, raw: {}, problem: { field: null, problem: 'notJson', detail } };
      continue;
    }
    const raw: Record<string, string> = {};
    for (const [key, value] of Object.entries(record)) {
      const column = toStorable(key).normalize('NFC').trim() || '#';
      if (!known.has(column)) {
        if (known.size === MAX_COLUMNS) throw new FileError('tooManyColumns', String(rowNumber));
        known.add(column);
        columns.push(column);
      }
      raw[column] = toCell(value);
    }
    yield { rowNumber, raw };
  }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return toStorable(typeof value === 'string' ? value : JSON.stringify(value));
}

/** JSON can spell what no text of the database holds: NUL and halves of letters. */
function toStorable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

async function* splitLines(text: AsyncGenerator<string>): AsyncGenerator<string> {
  let rest = '';
  let line = 1;
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const whole of lines) {
      if (whole.length > MAX_ROW_LENGTH) throw new FileError('rowTooLong', String(line));
      line++;
      yield whole;
    }
    if (rest.length > MAX_ROW_LENGTH) throw new FileError('rowTooLong', String(line));
  }
  if (rest) yield rest;
}
