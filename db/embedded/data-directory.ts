import { access, constants, mkdir, readdir, readFile, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Engine } from './engine.ts';
import { StartFailure } from './start-failure.ts';

const POSTGRES_MAJOR_VERSION = '18';
const NEEDED_BYTES = 200 * 1024 * 1024;

/** Makes sure that there is a whole database in `dataDir`. The caller holds the lock. */
export async function prepareDataDirectory(dataDir: string): Promise<void> {
  const files = await listFiles(dataDir);
  if (files.length === 0) return createDatabase(dataDir);
  await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  if (!files.includes('PG_VERSION')) {
    throw corrupt(dataDir, 'It holds files, but no database');
  }
  const version = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).trim();
  if (version !== POSTGRES_MAJOR_VERSION) {
    throw corrupt(dataDir, `It was made by PostgreSQL ${version}, not ${POSTGRES_MAJOR_VERSION}`);
  }
}

export function corrupt(dataDir: string, finding: string, cause?: unknown): StartFailure {
  const message = `The data directory ${dataDir} can't be opened. ${finding}: restore it from a backup, or move it away to start anew.`;
  return new StartFailure('corrupt', message, { cause });
}

/** Beside its place first: a start that is killed half-way leaves nothing that looks like a database. */
async function createDatabase(dataDir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(dataDir));
  if (bavail * bsize < NEEDED_BYTES) {
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  }
  const unfinished = `${dataDir}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const engine = await Engine.open({ dataDir: unfinished });
  await engine.close();
  await rename(unfinished, dataDir);
}

async function listFiles(dataDir: string): Promise<string[]> {
  try {
    return await readdir(dataDir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
