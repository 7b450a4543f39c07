import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPieces } from '../testing/band-file.ts';
import type { BandRecord } from './band-record.ts';
import {
  CSV_BOM,
  EXPORT_COLUMNS,
  formatCsvBands,
  formatCsvRows,
  formatJsonBands,
} from './format-band.ts';
import { guardFormula, unguardFormula } from './formula-guard.ts';
import { guessMapping } from './guess-mapping.ts';
import { type Judgement, judgeRow } from './judge-row.ts';
import { readRows } from './read-rows.ts';
import { readValues } from './read-values.ts';

/** Whatever a database may hold: no NUL, whole letters; with the signs that CSV and spreadsheets know. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'=\'+-@\t\r\n",;|[]{}＝ 가각\u1100\u1161') }),
  )
  .map((each) => each.replaceAll('\0', '').toWellFormed());
const maybe = fc.option(text);

const band: fc.Arbitrary<BandRecord> = fc.record({
  bandId: fc.integer({ min: 1, max: 2 ** 40 }),
  name: maybe,
  imageUrl: maybe,
  musicUrl: maybe,
  mainUrl: maybe,
  spotifyId: maybe,
  isBand: fc.option(fc.boolean()),
  description: maybe,
  keywords: fc.array(text, { maxLength: 4 }),
  topTrackTitle: maybe,
  topTrackUrl: maybe,
});

async function judge(content: string, fileName: string, bands: readonly BandRecord[]) {
  const { rows, format } = await readRows(inPieces(content, 7), { fileName });
  const mapping = guessMapping(EXPORT_COLUMNS);
  const judgements: Judgement[] = [];
  for await (const { raw } of rows) {
    const { values, problems } = readValues(raw, mapping, format);
    const of: BandRecord | undefined = bands[judgements.length];
    expect([values.bandId, problems]).toEqual([of?.bandId, []]);
    judgements.push(judgeRow(values, of, {}));
  }
  return judgements;
}

describe('an export that is imported changes nothing', () => {
  const unchanged = { state: 'unchanged', changes: {}, problems: [] };

  test('as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(band, { minLength: 1, maxLength: 5 }), async (bands) => {
        const content = CSV_BOM + formatCsvRows([EXPORT_COLUMNS]) + formatCsvBands(bands);
        expect(await judge(content, 'bands.csv', bands)).toEqual(bands.map(() => unchanged));
      }),
      { numRuns: 300 },
    );
  });

  test('as JSON Lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(band, { minLength: 1, maxLength: 5 }), async (bands) => {
        expect(await judge(formatJsonBands(bands), 'bands.jsonl', bands)).toEqual(
          bands.map(() => unchanged),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('the guard against formulas', () => {
  test('leaves no cell that a spreadsheet would run, and comes off again', () => {
    fc.assert(
      fc.property(text, (cell) => {
        const guarded = guardFormula(cell);
        expect(guarded).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(unguardFormula(guarded)).toBe(cell);
      }),
      { numRuns: 1_000 },
    );
  });
});
