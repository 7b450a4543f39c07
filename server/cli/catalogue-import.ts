import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { connectDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { deleteImport, findImport, updateImport } from '#db/queries/catalogue-import.ts';
import { FileError } from '../band-files/file-error.ts';
import { guessMapping } from '../band-files/guess-mapping.ts';
import { createEmbedders } from '../embeddings/embedders.ts';
import { type ColumnMapping, mappingSchema } from '../schemas/import.ts';
import { FILE_ENCODINGS, IMPORT_FIELDS } from '../schemas/import-words.ts';
import { checkImport } from '../services/check-import.ts';
import { getImport } from '../services/describe-import.ts';
import { exportRefusedRows } from '../services/export-refused.ts';
import { runImport } from '../services/run-import.ts';
import { stageImport } from '../services/stage-import.ts';
import { openDatabase } from './database.ts';
import { readEmbedderConfig } from './embedder-config.ts';
import { CliError } from './failure.ts';
import { readEnvironment } from './launch.ts';
import { runCommand } from './shutdown.ts';

const USAGE = `npm run catalogue:import -- FILE [--dry-run] [--encoding utf-8|cp949] [--map COLUMN=FIELD …]
FILE: CSV or JSON Lines. FIELD: ${IMPORT_FIELDS.join(', ')}
Refused rows are written to FILE.refused.csv; the exit code is then 2.`;
/** Rows were refused: what could be done is done. */
const EXIT_REFUSED = 2;

runCommand(async (shutdown) => {
  const { file, isDryRun, encoding, given } = readArguments();
  const env = readEnvironment();
  const database = await openDatabase(env, shutdown);
  if (database.kind === 'embedded') await migrateDatabase(database.url);
  const { db, close } = connectDatabase(database.url, { maxConnections: 2 });
  try {
    const embedder = await createEmbedders(readEmbedderConfig(env), db).active();
    const services = { db, embedder };
    const show = createMeter();
    const { importId } = await stageImport(services, {
      fileName: basename(file),
      encoding,
      curatorId: undefined,
      bytes: createReadStream(file),
      onRows: (count) => show(`Reading: ${count} rows`),
    }).catch((error: unknown) => {
      throw describeFailure(error, file);
    });
    try {
      const mapping = await mapColumns(services, importId, given);
      show.end(
        Object.entries(mapping)
          .map(([column, field]) => `${column} → ${field}`)
          .join(', '),
      );
      const onProgress = (progress: { stage: string; done: number; total: number }) =>
        show(`${STAGES[progress.stage]}: ${progress.done} of ${progress.total}`);
      await checkImport(services, { importId }, { onProgress });
      if (!isDryRun) await runImport(services, { importId }, { onProgress });
      const { counts, rowCount } = await getImport(services, importId);
      const refusedFile = `${file}.refused.csv`;
      if (counts.refused > 0) {
        const describe = ({ field, problem, detail }: Problem) =>
          [field, problem, detail && `(${detail})`].filter(Boolean).join(' ');
        await pipeline(
          Readable.from(exportRefusedRows(services, { importId, describe })),
          createWriteStream(refusedFile),
        );
      }
      show.end(
        `${rowCount} rows: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused`,
      );
      console.log(isDryRun ? 'Nothing was written (--dry-run).' : `${counts.applied} written.`);
      if (counts.refused > 0) {
        console.log(`Refused rows with the reasons: ${refusedFile}`);
        process.exitCode = EXIT_REFUSED;
      }
    } finally {
      if (isDryRun) await deleteImport(db, { importId });
    }
  } finally {
    await close();
  }
});

type Problem = { field: string | null; problem: string; detail?: string };

const STAGES: Record<string, string> = { checkingRows: 'Checking', applyingRows: 'Writing' };

async function mapColumns(
  { db }: { db: ReturnType<typeof connectDatabase>['db'] },
  importId: string,
  given: ColumnMapping,
): Promise<ColumnMapping> {
  const columns = (await findImport(db, { importId }))?.columns ?? [];
  const unknown = Object.keys(given).find((column) => !columns.includes(column));
  if (unknown) {
    await deleteImport(db, { importId });
    throw new CliError(`There is no column "${unknown}". There are: ${columns.join(', ')}`);
  }
  const fields = new Set(Object.values(given));
  const guessed = Object.entries(guessMapping(columns)).filter(
    ([column, field]) => !(column in given) && !fields.has(field),
  );
  const mapping = mappingSchema.safeParse({ ...Object.fromEntries(guessed), ...given });
  if (!mapping.success) {
    await deleteImport(db, { importId });
    const known = columns.join(', ');
    throw new CliError(
      `No column says which band a row means; set one by --map. Columns: ${known}`,
    );
  }
  await updateImport(db, { importId, from: ['uploaded'], set: { mapping: mapping.data } });
  return mapping.data;
}

/** @throws CliError */
function readArguments() {
  const { values, positionals } = parse();
  const [file = '', ...rest] = positionals;
  if (!file || rest.length > 0) throw new CliError(`Which file?\n${USAGE}`);
  const encoding = FILE_ENCODINGS.find((each) => each === values.encoding);
  if (values.encoding && !encoding) throw new CliError('--encoding must be utf-8 or cp949.');
  const given: ColumnMapping = {};
  for (const pair of values.map) {
    const [column = '', name] = pair.split(/=([^=]*)$/);
    const field = IMPORT_FIELDS.find((each) => each === name);
    if (!field) throw new CliError(`--map "${pair}" names no field. ${USAGE}`);
    given[column.normalize('NFC').trim()] = field;
  }
  return { file, isDryRun: values['dry-run'], encoding, given };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        encoding: { type: 'string' },
        map: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function describeFailure(error: unknown, file: string): unknown {
  if (error instanceof FileError) return new CliError(`${file} can't be read: ${error.message}`);
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return isMissing ? new CliError(`There is no file ${file}.`) : error;
}

/** One line that is written over, on a terminal; elsewhere only what is final. */
function createMeter() {
  const isTerminal = process.stdout.isTTY;
  const show = (text: string) => {
    if (isTerminal) process.stdout.write(`\r\u001b[K${text}`);
  };
  const end = (text: string) => console.log(isTerminal ? `\r\u001b[K${text}` : text);
  return Object.assign(show, { end });
}
