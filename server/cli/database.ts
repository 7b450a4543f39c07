import { join } from 'node:path';
import { findRunningDatabase } from '#db/embedded/data-lock.ts';
import { spawnEmbeddedDatabase } from '#db/embedded/spawn.ts';
import { type EnvSource, findDatabaseUrl } from '../env.ts';
import { readDataDir } from './launch.ts';
import type { Shutdown } from './shutdown.ts';

export interface OpenDatabase {
  url: string;
  kind: 'embedded' | 'postgres';
  /** Resolves when the database that this command started ends; never for one that runs elsewhere. */
  exited: Promise<number | null>;
}

/**
 * The database that `env` means: the Postgres of DATABASE_URL (or DB_*), else the embedded database of
 * DATA_DIR: the running one if another command serves it and `mayShare`, else started until the end.
 */
export async function openDatabase(
  env: EnvSource,
  shutdown: Shutdown,
  options: { mayShare: boolean } = { mayShare: true },
): Promise<OpenDatabase> {
  const never = new Promise<never>(() => {});
  const url = findDatabaseUrl(env);
  if (url) return { url, kind: 'postgres', exited: never };
  const dataDir = join(readDataDir(env), 'postgres');
  const runningUrl = options.mayShare ? await findRunningDatabase(dataDir) : undefined;
  if (runningUrl) return { url: runningUrl, kind: 'embedded', exited: never };
  const starting = spawnEmbeddedDatabase({ dataDir });
  // Also when Ctrl-C comes while it starts: wait for it, then stop it properly.
  shutdown.add(async () => (await starting).stop());
  const database = await starting;
  return { url: database.url, kind: 'embedded', exited: database.exited };
}
