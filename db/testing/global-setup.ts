import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../migrate.ts';
import { createRealDatabase, dropRealDatabase } from './real-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database to start from: a file to load, or a template database to copy. */
    migrated: { snapshotFile: string } | { serverUrl: string; template: string };
  }
}

/** Migrates once per run; every test file then copies the result (db/testing/database.ts). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  return serverUrl ? provideTemplate(project, serverUrl) : provideSnapshot(project);
}

async function provideSnapshot(project: TestProject): Promise<() => Promise<void>> {
  const { startEmbeddedServer } = await import('../embedded/server.ts');
  const directory = await mkdtemp(join(tmpdir(), 'diggindie-test-'));
  const snapshotFile = join(directory, 'migrated.tar');
  const server = await startEmbeddedServer();
  try {
    await migrateDatabase(server.url);
    const snapshot = await server.dump();
    await writeFile(snapshotFile, Buffer.from(await snapshot.arrayBuffer()));
  } finally {
    await server.close();
  }
  project.provide('migrated', { snapshotFile });
  return () => rm(directory, { recursive: true });
}

async function provideTemplate(
  project: TestProject,
  serverUrl: string,
): Promise<() => Promise<void>> {
  const template = `diggindie_template_${randomBytes(6).toString('hex')}`;
  const url = await createRealDatabase(serverUrl, template);
  try {
    await migrateDatabase(url);
  } catch (error) {
    await dropRealDatabase(serverUrl, template);
    throw error;
  }
  project.provide('migrated', { serverUrl, template });
  return () => dropRealDatabase(serverUrl, template);
}
