import { type BandRecordRow, findBandRecords } from '#db/queries/band-record.ts';
import type { ImportRowRecord } from '#db/queries/import-row.ts';
import { findTextWidths } from '#db/queries/text-width.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import type { RowValues } from '../band-files/band-record.ts';
import { type Judgement, judgeRow } from '../band-files/judge-row.ts';
import { indexBands, matchRow } from '../band-files/match-row.ts';
import { readValues } from '../band-files/read-values.ts';
import type { Runtime } from '../runtime.ts';
import type { ColumnMapping, RowProblem } from '../schemas/import.ts';
import type { FileFormat } from '../schemas/import-words.ts';

export interface ComparedRow extends Judgement {
  rowNumber: number;
  values: RowValues;
  band: BandRecordRow | undefined;
}

/** Compares rows with the bands that they mean, which come by one query. */
export async function compareImportRows(
  { db, embedder: space }: { db: Runtime['db']; embedder: VectorSpace },
  params: { rows: readonly ImportRowRecord[]; mapping: ColumnMapping; format: FileFormat },
): Promise<ComparedRow[]> {
  const read = params.rows.map((row) => ({
    row,
    ...readValues(row.raw, params.mapping, params.format),
  }));
  const texts = (pick: (values: RowValues) => string | undefined) => [
    ...new Set(read.flatMap(({ values }) => pick(values) ?? [])),
  ];
  const names = texts(({ name }) => name);
  const bands = await findBandRecords(db, {
    bandIds: [...new Set(read.flatMap(({ values }) => values.bandId ?? []))],
    spotifyIds: texts(({ spotifyId }) => spotifyId),
    // A Mac stored some of them decomposed.
    names: [...new Set([...names, ...names.map((name) => name.normalize('NFD'))])],
    space,
  });
  const index = indexBands(bands);
  const widths = await findTextWidths(db);
  return read.map(({ row, values, problems }) => {
    const { rowNumber } = row;
    const refused = (given: RowProblem[]): ComparedRow => ({
      rowNumber,
      values,
      band: undefined,
      state: 'refused',
      changes: {},
      problems: given,
    });
    const ofForm = problemsOfForm(row);
    if (ofForm.length > 0) return refused(ofForm);
    const match = matchRow(values, index);
    if ('problem' in match) return refused([...problems, match.problem]);
    const judgement = judgeRow(values, match.band, widths);
    if (problems.length > 0) return refused([...problems, ...judgement.problems]);
    return { rowNumber, values, band: match.band, ...judgement };
  });
}

/** Those that the reading of the file found; no mapping mends them. */
function problemsOfForm({ problems }: ImportRowRecord): RowProblem[] {
  const known = (problems ?? []) as RowProblem[];
  return known.filter(({ problem }) => problem === 'tooManyCells' || problem === 'notJson');
}
