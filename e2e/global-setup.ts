import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase } from '#db/client.ts';
import { spawnEmbeddedDatabase } from '#db/embedded/spawn.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { insertCurator } from '#db/queries/curator.ts';
import { createRealDatabase, dropRealDatabase } from '#db/testing/real-postgres.ts';
import { hashPassword } from '#server/auth/password.ts';
import { seedDemo } from '#server/cli/demo.ts';
import { createSteps } from '#server/cli/steps.ts';
import { TEST_ADMIN, TEST_CURATOR } from './curators.ts';

/** Migrates and seeds once per run; every service then starts on a copy (e2e/service.ts). */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  return serverUrl ? prepareTemplates(serverUrl) : prepareFolders();
}

async function prepareFolders(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'diggindie-e2e-'));
  process.env.E2E_FOLDER = folder;
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await withDatabase(join(folder, 'migrated'), prepare);
    await cp(join(folder, 'migrated'), join(folder, 'demo'), { recursive: true });
    await withDatabase(join(folder, 'demo'), seed);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

async function withDatabase(dataDir: string, work: (url: string) => Promise<void>): Promise<void> {
  const database = await spawnEmbeddedDatabase({ dataDir });
  try {
    await work(database.url);
  } finally {
    await database.stop();
  }
}

async function prepareTemplates(serverUrl: string): Promise<() => Promise<void>> {
  const prefix = `diggindie_e2e_${randomBytes(4).toString('hex')}`;
  process.env.E2E_PREFIX = prefix;
  const drop = async () => {
    await dropRealDatabase(serverUrl, `${prefix}_demo`);
    await dropRealDatabase(serverUrl, `${prefix}_migrated`);
  };
  try {
    await prepare(await createRealDatabase(serverUrl, `${prefix}_migrated`));
    await seed(await createRealDatabase(serverUrl, `${prefix}_demo`, `${prefix}_migrated`));
  } catch (error) {
    await drop();
    throw error;
  }
  return drop;
}

/** Tables without rows, but for the two who sign in. */
async function prepare(url: string): Promise<void> {
  await migrateDatabase(url);
  const { db, close } = connectDatabase(url);
  try {
    for (const curator of [TEST_ADMIN, TEST_CURATOR]) {
      const { password, ...row } = curator;
      await insertCurator(db, { ...row, passwordHash: await hashPassword(password) });
    }
  } finally {
    await close();
  }
}

function seed(url: string): Promise<void> {
  const localEmbedder = {
    openAiApiKey: undefined,
    openAiBaseUrl: undefined,
    openAiEmbeddingModel: 'text-embedding-3-small',
  };
  return seedDemo(url, localEmbedder, createSteps({ write: () => {} }));
}
