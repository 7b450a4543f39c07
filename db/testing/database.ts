import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { inject } from 'vitest';
import { connectDatabase, type Database } from '../client.ts';
import { createRealDatabase, dropRealDatabase } from './real-postgres.ts';

export interface TestDatabase {
  url: string;
  db: Database;
  close: () => Promise<void>;
}

/** True when the tests run on the server of TEST_DATABASE_URL, where sessions really run side by side. */
export function isRealPostgres(): boolean {
  return 'serverUrl' in inject('migrated');
}

/** A migrated database without rows, for one test file alone. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(true);
}

/** A database with nothing in it, not even the extension: for tests of migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase(false);
}

async function createDatabase(isMigrated: boolean): Promise<TestDatabase> {
  const { url, drop } = await createServerDatabase(isMigrated);
  const { db, close } = connectDatabase(url);
  return {
    url,
    db,
    close: async () => {
      await close();
      await drop();
    },
  };
}

async function createServerDatabase(
  isMigrated: boolean,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const migrated = inject('migrated');
  if ('serverUrl' in migrated) {
    const name = `diggindie_test_${randomBytes(6).toString('hex')}`;
    const { serverUrl, template } = migrated;
    const url = await createRealDatabase(serverUrl, name, isMigrated ? template : undefined);
    return { url, drop: () => dropRealDatabase(serverUrl, name) };
  }
  const { startEmbeddedServer } = await import('../embedded/server.ts');
  const snapshot = isMigrated ? await openAsBlob(migrated.snapshotFile) : undefined;
  const { url, close } = await startEmbeddedServer({ snapshot });
  return { url, drop: close };
}
