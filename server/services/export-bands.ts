import { listBandRecords } from '#db/queries/band-record.ts';
import {
  CSV_BOM,
  EXPORT_COLUMNS,
  formatCsvBands,
  formatCsvRows,
  formatJsonBands,
} from '../band-files/format-band.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { BandFilterInput } from '../schemas/band-list.ts';
import type { FileFormat } from '../schemas/import-words.ts';
import { toFilter } from './list-bands.ts';

const BANDS_PER_PAGE = 500;

/** The filtered bands as a file, by id, a page of them in memory; an import takes it back as it is. */
export async function* exportBands(
  { db, embedder: space }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { format, filter }: { format: FileFormat; filter: BandFilterInput },
): AsyncGenerator<string> {
  if (format === 'csv') yield CSV_BOM + formatCsvRows([EXPORT_COLUMNS]);
  let afterId = 0;
  for (;;) {
    const bands = await listBandRecords(db, {
      filter: toFilter(filter),
      space,
      afterId,
      limit: BANDS_PER_PAGE,
    });
    const last = bands.at(-1);
    if (!last) return;
    yield format === 'csv' ? formatCsvBands(bands) : formatJsonBands(bands);
    afterId = last.bandId;
  }
}
