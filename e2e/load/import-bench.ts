import { setTimeout as wait } from 'node:timers/promises';
import { connectDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { updateImport } from '#db/queries/catalogue-import.ts';
import { createRealDatabase, dropRealDatabase } from '#db/testing/real-postgres.ts';
import { EXPORT_COLUMNS } from '#server/band-files/format-band.ts';
import { guessMapping } from '#server/band-files/guess-mapping.ts';
import { checkImport } from '#server/services/check-import.ts';
import { exportBands } from '#server/services/export-bands.ts';
import { runImport } from '#server/services/run-import.ts';
import { stageImport } from '#server/services/stage-import.ts';
import { goodBand, inPieces, writeBandFile } from '#server/testing/band-file.ts';

// npm run bench:import [ROWS]: a file of new bands into an empty catalogue on the server of DATABASE_URL, in a
// database of its own; then its export back into it. Time of each step, and the memory beyond an idle process.
const rows = Number(process.argv[2] ?? 100_000);
const server = process.env.DATABASE_URL;
if (!server)
  throw new Error('DATABASE_URL: a PostgreSQL with pgvector whose user may create databases');

const name = `diggindie_bench_${process.pid}`;
const url = await createRealDatabase(server, name);
await migrateDatabase(url);
const { db, close } = connectDatabase(url, { maxConnections: 2 });
const services = { db, embedder: { model: 'bench', dimensions: 1536 } } as Parameters<
  typeof exportBands
>[0];

/** The file's text isn't kept: it is written as it is read. */
async function* writeFile(): AsyncGenerator<Buffer> {
  const step = 1_000;
  for (let start = 0; start < rows; start += step) {
    const text = writeBandFile(Math.min(step, rows - start), (number) => goodBand(start + number));
    yield* inPieces(start === 0 ? text : text.slice(text.indexOf('\n') + 1), 64 * 1024);
  }
}

async function* encode(pages: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  for await (const page of pages) yield Buffer.from(page);
}

async function take(label: string, bytes: AsyncIterable<Uint8Array>) {
  const start = performance.now();
  const { importId } = await stageImport(services, {
    fileName: 'bench.csv',
    curatorId: undefined,
    bytes,
  });
  const staged = performance.now();
  const columns = ['name', 'description', 'keywords', 'music_url', ...EXPORT_COLUMNS];
  const mapping = guessMapping([...new Set(columns)]);
  await updateImport(db, { importId, from: ['uploaded'], set: { mapping } });
  await checkImport(services, { importId });
  const checked = performance.now();
  const counts = await runImport(services, { importId });
  const ended = performance.now();
  const seconds = (from: number, to: number) => `${((to - from) / 1_000).toFixed(1)} s`;
  console.log(
    `${label}: ${seconds(start, ended)} (upload ${seconds(start, staged)}, check ${seconds(staged, checked)}, run ${seconds(checked, ended)})`,
    counts,
  );
}

globalThis.gc?.();
const idle = process.memoryUsage().rss;
let peak = idle;
const stop = new AbortController();
const watching = (async () => {
  while (!stop.signal.aborted) {
    peak = Math.max(peak, process.memoryUsage().rss);
    await wait(50);
  }
})();
try {
  await take(`${rows} new bands`, writeFile());
  await take(
    'their export, unchanged',
    encode(exportBands(services, { format: 'csv', filter: { query: '' } })),
  );
} finally {
  stop.abort();
  await watching;
  await close();
  await dropRealDatabase(server, name);
}
console.log(`memory over idle: ${Math.round((peak - idle) / 2 ** 20)} MB`);
