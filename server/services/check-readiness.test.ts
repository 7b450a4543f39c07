import { sql } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase } from '#db/client.ts';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '#db/testing/database.ts';
import { checkReadiness } from './check-readiness.ts';

const log = pino({ level: 'silent' });
let migrated: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  [migrated, empty] = await Promise.all([createTestDatabase(), createEmptyDatabase()]);
});

afterAll(() => Promise.all([migrated.close(), empty.close()]));

test('a migrated database is ready', async () => {
  expect(await checkReadiness({ db: migrated.db, log })).toEqual({
    status: 'ok',
    checks: { database: 'ok', migrations: 'ok', pgvector: 'ok' },
  });
});

test('an empty database lacks migrations and pgvector', async () => {
  expect(await checkReadiness({ db: empty.db, log })).toEqual({
    status: 'unavailable',
    checks: { database: 'ok', migrations: 'failed', pgvector: 'failed' },
  });
});

test('a database of the version before lacks a migration', async () => {
  await migrated.db.execute(sql`
    delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`);
  const { status, checks } = await checkReadiness({ db: migrated.db, log });
  expect(status).toBe('unavailable');
  expect(checks.migrations).toBe('failed');
});

test('a database that does not answer', async () => {
  const { db, close } = connectDatabase('postgres://nobody@127.0.0.1:9/nothing');
  expect(await checkReadiness({ db, log })).toEqual({
    status: 'unavailable',
    checks: { database: 'failed', migrations: 'unknown', pgvector: 'unknown' },
  });
  await close();
});
