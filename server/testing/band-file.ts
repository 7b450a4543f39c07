import { EXPORT_HEADERS, type ImportField } from '../schemas/import-words.ts';

/** Bytes in pieces, as an upload brings them. */
export async function* inPieces(bytes: Uint8Array | string, size = 1_000): AsyncGenerator<Buffer> {
  const buffer = Buffer.from(bytes);
  for (let start = 0; start < buffer.length; start += size) {
    yield buffer.subarray(start, start + size);
  }
}

/** A CSV file of bands, `count` of them new, each row whatever `row` says. */
export function writeBandFile(
  count: number,
  row: (number: number) => Partial<Record<ImportField, string>>,
  fields: readonly ImportField[] = ['name', 'description', 'keywords', 'musicUrl'],
): string {
  const lines = [fields.map((field) => EXPORT_HEADERS[field]).join(',')];
  for (let number = 1; number <= count; number++) {
    const cells = row(number);
    lines.push(fields.map((field) => `"${(cells[field] ?? '').replaceAll('"', '""')}"`).join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** The `number`th band of a file that has nothing wrong. */
export function goodBand(number: number): Partial<Record<ImportField, string>> {
  return {
    name: `밴드 ${number}`,
    description: `${number}번째 밴드는 몽환적인 기타와 느린 드럼으로 밤의 바다를 그린다. 후렴은 넓고 목소리는 낮다.`,
    keywords: ['몽환', '청춘', '거친', '서정'].slice(number % 3, (number % 3) + 2).join('|'),
    musicUrl: `https://music.example/${number}`,
  };
}
