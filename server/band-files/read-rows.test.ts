import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FileEncoding } from '../schemas/import-words.ts';
import { inPieces } from '../testing/band-file.ts';
import { Cp949Decoder } from './cp949-decoder.ts';
import { FileError } from './file-error.ts';
import { type FileRow, readRows } from './read-rows.ts';

async function read(
  content: string | Uint8Array,
  {
    fileName = 'bands.csv',
    encoding,
    pieces,
  }: { fileName?: string; encoding?: FileEncoding; pieces?: number } = {},
) {
  const reader = await readRows(inPieces(content, pieces), { fileName, encoding });
  const rows: FileRow[] = [];
  for await (const row of reader.rows) rows.push(row);
  return { ...reader, rows, encoding: reader.encoding() };
}

const cells = async (content: string, options = {}) =>
  (await read(content, options)).rows.map(({ raw }) => Object.values(raw));

async function refusal(content: string | Uint8Array, options = {}) {
  const error = await read(content, options).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof FileError)) throw error ?? new Error('it was read');
  return [error.problem, error.detail];
}

describe('a CSV file', () => {
  test('may have quotes, line feeds in cells, blank lines and any line ends', async () => {
    const text = 'name,desc\r\n"a ""b"", c","1\n2\r\n3"\r\n\r\n , \r\n"x",\r\ny\n';
    const { rows, columns } = await read(text.replace('y\n', 'y\r\n'));
    expect(columns).toEqual(['name', 'desc']);
    expect(rows).toEqual([
      { rowNumber: 1, raw: { name: 'a "b", c', desc: '1\n2\r\n3' } },
      { rowNumber: 4, raw: { name: 'x', desc: '' } },
      { rowNumber: 5, raw: { name: 'y', desc: '' } },
    ]);
  });

  test.each([',', ';', '\t'])('may be separated by %j', async (mark) => {
    expect(await cells(`a${mark}"b,c;d"\n1${mark}"2,3;4"\n`)).toEqual([['1', '2,3;4']]);
  });

  test('says which cells are too many, and names columns without a name by their place', async () => {
    const { rows, columns } = await read('name,,x\n1,2,3,4,,5\n');
    expect(columns).toEqual(['name', '#2', 'x']);
    expect(rows).toEqual([
      {
        rowNumber: 1,
        raw: { name: '1', '#2': '2', x: '3' },
        problem: { field: null, problem: 'tooManyCells', detail: '4, 5' },
      },
    ]);
  });

  test.each<[string, string | Uint8Array, (string | undefined)[]]>([
    ['nothing', '', ['empty', undefined]],
    ['only white space', '\ufeff \r\n\r\n', ['empty', undefined]],
    ['one column twice', 'name, name\n', ['duplicateColumn', 'name']],
    ['an open quote', 'name\n"a\nb\n', ['quoteOpen', '3']],
    ['text after a quote', 'name\n"a"b\n', ['quoteWrong', '2']],
    ['an endless row', `name\n${'가'.repeat(4_000_000)}\n`, ['rowTooLong', '2']],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), ['notText', undefined]],
    ['UTF-16', Buffer.from('\ufeffname\n', 'utf16le'), ['utf16', undefined]],
    [
      '201 columns',
      Array.from({ length: 201 }, (_, index) => index).join(','),
      ['tooManyColumns', undefined],
    ],
  ])('that has %s is refused', async (_, content, expected) => {
    expect(await refusal(content, { pieces: 64 * 1024 })).toEqual(expected);
  });
});

describe('a JSON Lines file', () => {
  test('has an object a line, of which the keys are the columns', async () => {
    const text = '{"name":"넬","keywords":["몽환"],"is_band":true}\n\n{"id":3,"name":null}\n[1]\n';
    const { rows, columns, format } = await read(text, { fileName: 'x.txt', pieces: 3 });
    expect(format).toBe('jsonl');
    expect(columns).toEqual(['name', 'keywords', 'is_band', 'id']);
    expect(rows).toEqual([
      { rowNumber: 1, raw: { name: '넬', keywords: '["몽환"]', is_band: 'true' } },
      { rowNumber: 3, raw: { id: '3', name: '' } },
      { rowNumber: 4, raw: {}, problem: { field: null, problem: 'notJson', detail: '[1]' } },
    ]);
  });

  test('may spell what no database holds: it is marked as broken', async () => {
    expect(await cells('{"a":"x\\u0000","b":"\\ud800"}')).toEqual([['x\ufffd', '\ufffd']]);
  });

  test.each([
    ['an array', '[{"name":"a"}]', 'x.json', ['jsonArray', undefined]],
    ['something else', 'name\n', 'x.jsonl', ['notJsonLines', '1']],
    ['an endless line', `{"a":"${'a'.repeat(10_000_000)}"}`, 'x.jsonl', ['rowTooLong', '1']],
  ])('of %s is refused', async (_, content, fileName, expected) => {
    expect(await refusal(content, { fileName, pieces: 64 * 1024 })).toEqual(expected);
  });
});

describe('the encoding', () => {
  // 이름\n뷁, of which CP949 has the second syllable and EUC-KR hasn't.
  const cp949 = Buffer.from('c0ccb8a70a94ee0a', 'hex');

  test.each([1, 2, 3, 1_000])('is found out, in pieces of %i bytes', async (pieces) => {
    expect(await read(cp949, { pieces })).toMatchObject({
      encoding: 'cp949',
      columns: ['이름'],
      rows: [{ raw: { 이름: '뷁' } }],
    });
    for (const start of ['', '\ufeff']) {
      expect(await read(`${start}이름\n뷁\n`, { pieces })).toMatchObject({
        encoding: 'utf-8',
        columns: ['이름'],
        rows: [{ raw: { 이름: '뷁' } }],
      });
    }
  });

  test('may show late', async () => {
    const ascii = Buffer.from(`name\n${'a\n'.repeat(200_000)}`);
    const { encoding, rows } = await read(Buffer.concat([ascii, cp949]), { pieces: 65_536 });
    expect(encoding).toBe('cp949');
    expect(rows.at(-1)?.raw).toEqual({ name: '뷁' });
  });

  test('that is given goes before', async () => {
    const { columns, rows } = await read(cp949, { encoding: 'utf-8' });
    expect([...columns, ...Object.values(rows[0]!.raw)].join('')).toContain('\ufffd');
  });

  test('CP949 has 17,048 letters of two bytes, the same as the standard says', () => {
    const letters: string[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x41; trail <= 0xfe; trail++) {
        const letter = new Cp949Decoder().decode(Uint8Array.of(lead, trail));
        if (!letter.startsWith('\ufffd')) letters.push(letter);
      }
    }
    expect(letters).toHaveLength(17_048);
    // Of Python's cp949 codec, all letters in the order of their bytes.
    expect(createHash('sha256').update(letters.join('')).digest('hex')).toBe(
      'f49bf642f090c1ce9815815ce783022b6deebb12346af361db70c72d9d7bb59d',
    );
  });
});
