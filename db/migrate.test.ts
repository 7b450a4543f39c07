import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect as connectSocket, createServer } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectDatabase, type Database } from './client.ts';
import { migrateDatabase } from './migrate.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };
import { checkReadiness } from './queries/readiness.ts';
import { listRecommendations, replaceRecommendations } from './queries/recommendation.ts';
import { bandRecommend } from './schema/recommendation.ts';
import {
  ADOPTED_MEMBER_WITH_CLEAN_SET,
  ADOPTED_MEMBER_WITH_DUPLICATES,
  ADOPTED_TABLES,
  writeAdoptedDatabase,
} from './testing/adopted-database.ts';
import { createEmptyDatabase, isRealPostgres, type TestDatabase } from './testing/database.ts';
import { runRecord } from './testing/factories.ts';

const MIGRATION_TIMES = journal.entries.map((entry) => entry.when);
const KEYS = ['band_recommend_member_band_unique', 'band_recommend_member_priority_unique'];

async function listApplied(db: Database): Promise<number[]> {
  const rows = await db.execute<{ when: string }>(
    sql`select created_at as when from drizzle.__drizzle_migrations order by id`,
  );
  return rows.map((row) => Number(row.when));
}

async function listTables(db: Database): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  return rows.map((row) => row.name);
}

async function listKeys(db: Database): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select indexname as name from pg_indexes
    where tablename = 'band_recommend' and indexname like 'band_recommend_member%' order by 1`);
  return rows.map((row) => row.name);
}

interface Column {
  name: string;
  position: number;
  type: string;
  nullable: boolean;
  default: string | null;
}

async function listColumns(db: Database, table: string): Promise<Column[]> {
  return await db.execute<Column & Record<string, unknown>>(sql`
    select attname as name, attnum as position, format_type(atttypid, atttypmod) as type,
      not attnotnull as nullable, pg_get_expr(adbin, adrelid) as default
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
    order by attnum`);
}

async function listConstraints(db: Database, table: string): Promise<unknown[]> {
  return await db.execute(sql`
    select conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = ${table}::regclass and contype <> 'n' order by conname`);
}

interface TableState {
  columns: Column[];
  constraints: unknown[];
  rows: unknown[];
}

/** Every row by its columns of `columnsBefore`, with the transaction that wrote it. */
async function readTable(
  db: Database,
  table: keyof typeof ADOPTED_TABLES,
  columnsBefore?: Column[],
): Promise<TableState> {
  const columns = await listColumns(db, table);
  const names = (columnsBefore ?? columns).map(({ name }) => `"${name}"`).join(', ');
  const rows = await db.execute(
    sql.raw(
      `select row_to_json(t)::text as row, written_by
       from (select xmin::text as written_by, ${ADOPTED_TABLES[table]} as key from ${table}) as w
       join (select ${names} from ${table}) as t on t.${ADOPTED_TABLES[table]} = w.key
       order by w.key`,
    ),
  );
  return { columns, constraints: await listConstraints(db, table), rows: [...rows] };
}

const TABLE_NAMES = Object.keys(ADOPTED_TABLES) as (keyof typeof ADOPTED_TABLES)[];

describe('an empty database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createEmptyDatabase();
  });
  afterAll(() => database.close());

  test('is not ready', async () => {
    expect(await checkReadiness(database.db)).toEqual({ migrations: false, pgvector: false });
  });

  test('is migrated by two at once, once', async () => {
    const reports = await Promise.all([
      migrateDatabase(database.url),
      migrateDatabase(database.url),
    ]);
    expect(reports).toEqual([
      { recommendationKeysInPlace: true },
      { recommendationKeysInPlace: true },
    ]);
    expect(await listApplied(database.db)).toEqual(MIGRATION_TIMES);
    expect(await listTables(database.db)).toEqual(expect.arrayContaining(TABLE_NAMES));
    expect(await listKeys(database.db)).toEqual(KEYS);
    expect(await checkReadiness(database.db)).toEqual({ migrations: true, pgvector: true });
  });

  test('is left alone by the next migration', async () => {
    const before = await Promise.all(TABLE_NAMES.map((name) => readTable(database.db, name)));
    expect(await migrateDatabase(database.url)).toEqual({ recommendationKeysInPlace: true });
    expect(await listApplied(database.db)).toEqual(MIGRATION_TIMES);
    const after = await Promise.all(TABLE_NAMES.map((name) => readTable(database.db, name)));
    expect(after).toEqual(before);
  });
});

describe('the database of the replaced service', () => {
  let database: TestDatabase;
  let tablesBefore: string[];
  const before = new Map<string, TableState>();

  beforeAll(async () => {
    database = await createEmptyDatabase();
    await writeAdoptedDatabase(database.db);
    tablesBefore = await listTables(database.db);
    for (const name of TABLE_NAMES) before.set(name, await readTable(database.db, name));
  });
  afterAll(() => database.close());

  test('is adopted, although duplicates forbid the keys', async () => {
    expect(await migrateDatabase(database.url)).toEqual({ recommendationKeysInPlace: false });
    expect(await listApplied(database.db)).toEqual(MIGRATION_TIMES);
    expect(await checkReadiness(database.db)).toEqual({ migrations: true, pgvector: true });
    expect(await listKeys(database.db)).toEqual([]);
  });

  test.each(TABLE_NAMES)('keeps every row, column and constraint of %s', async (name) => {
    const old = before.get(name)!;
    expect(old.rows.length).toBeGreaterThan(3);
    const now = await readTable(database.db, name, old.columns);
    expect(now.rows).toEqual(old.rows);
    expect(now.constraints).toEqual(old.constraints);
    expect(now.columns.slice(0, old.columns.length)).toEqual(old.columns);
    for (const column of now.columns.slice(old.columns.length)) {
      expect(column).toMatchObject({ nullable: true, default: null });
    }
  });

  test('gets the columns and tables that it lacks', async () => {
    const added = async (name: string) =>
      (await listColumns(database.db, name)).slice(before.get(name)!.columns.length);
    expect((await added('band')).map(({ name }) => name)).toContain('catalogue_key');
    expect((await added('band_description')).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['embedding_model', 'embedding_text_hash', 'embedded_at']),
    );
    expect((await added('member_band')).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['created_at', 'updated_at', 'deleted_at']),
    );
    const tables = await listTables(database.db);
    expect(tables).toEqual(expect.arrayContaining(tablesBefore));
    expect(tables).toContain('sentence_embedding');
  });

  test('is migrated again with the same answer while duplicates remain', async () => {
    expect(await migrateDatabase(database.url)).toEqual({ recommendationKeysInPlace: false });
    const old = before.get('band_recommend')!;
    expect((await readTable(database.db, 'band_recommend', old.columns)).rows).toEqual(old.rows);
  });

  test('answers a set with duplicates with each band once', async () => {
    const stored = await listRecommendations(database.db, {
      memberId: ADOPTED_MEMBER_WITH_DUPLICATES,
    });
    expect(stored.map(({ bandId, priority }) => [bandId, priority])).toEqual([
      [3, 1],
      [5, 2],
      [6, 2],
    ]);
  });

  test('takes a new set in the place of one with duplicates', async () => {
    const { db } = database;
    const memberId = ADOPTED_MEMBER_WITH_DUPLICATES;
    const bands = [
      { bandId: 7, score: 0.75, priority: 1 },
      { bandId: 3, score: 0.5, priority: 2 },
    ];
    await replaceRecommendations(db, { memberId, bands, run: runRecord() });
    expect(await listRecommendations(db, { memberId })).toEqual(bands);
    const rows = await db.select().from(bandRecommend).where(eq(bandRecommend.memberId, memberId));
    const live = rows.filter((row) => row.deletedAt === null);
    expect(live).toHaveLength(2);
    expect(live.every((row) => row.createdAt && row.updatedAt)).toBe(true);
    expect(rows.filter((row) => row.deletedAt !== null).map((row) => row.score)).toEqual([0.5]);
  });

  test('gets the keys as soon as no duplicates are left, soft-deleted ones aside', async () => {
    expect(await migrateDatabase(database.url)).toEqual({ recommendationKeysInPlace: true });
    expect(await listKeys(database.db)).toEqual(KEYS);
    const memberId = ADOPTED_MEMBER_WITH_CLEAN_SET;
    const bands = [
      { bandId: 2, score: 0.75, priority: 1 },
      { bandId: 1, score: 0.25, priority: 2 },
    ];
    await replaceRecommendations(database.db, { memberId, bands, run: runRecord() });
    expect(await listRecommendations(database.db, { memberId })).toEqual(bands);
  });
});

describe('an interrupted migration', () => {
  test('by kill -9 at any point: the next one completes', { timeout: 60_000 }, async () => {
    const database = await createEmptyDatabase();
    try {
      await writeAdoptedDatabase(database.db);
      await database.db.execute(sql`delete from band_recommend`);
      const old = await readTable(database.db, 'band_description');
      for (const text of [
        'CREATE TABLE IF NOT EXISTS "sentence_embedding"',
        'ALTER TABLE "band_description"',
        'SET STORAGE PLAIN',
      ]) {
        await killMigrationAt(database.url, text);
        expect(await checkReadiness(database.db), text).toMatchObject({ migrations: false });
        expect(await listTables(database.db), text).toEqual([...TABLE_NAMES].sort());
      }
      await killMigrationAt(database.url, 'exists band_recommend_member_band_unique');
      expect(await listKeys(database.db)).toEqual(['band_recommend_member_priority_unique']);

      expect(await migrateDatabase(database.url)).toEqual({ recommendationKeysInPlace: true });
      expect(await listApplied(database.db)).toEqual(MIGRATION_TIMES);
      expect(await listKeys(database.db)).toEqual(KEYS);
      const now = await readTable(database.db, 'band_description', old.columns);
      expect(now.rows).toEqual(old.rows);
    } finally {
      await database.close();
    }
  });

  test.runIf(isRealPostgres())(
    'by the end of its backend while it waits for a lock: the next one completes',
    async () => {
      const database = await createEmptyDatabase();
      const other = connectDatabase(database.url, { maxConnections: 1 });
      try {
        await writeAdoptedDatabase(database.db);
        await other.db.transaction(async (tx) => {
          await tx.execute(sql`lock table band_description in access exclusive mode`);
          const migration = startMigration(database.url);
          await vi.waitUntil(async () => {
            const [ended] = await database.db.execute(sql`
              select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()
                and wait_event_type = 'Lock'`);
            return ended;
          }, 10_000);
          const [code] = await once(migration, 'exit');
          expect(code).not.toBe(0);
        });
        const ready = await checkReadiness(database.db);
        expect(ready).toMatchObject({ migrations: false });
        expect(await listTables(database.db)).toEqual([...TABLE_NAMES].sort());
        expect(await migrateDatabase(database.url)).toEqual({ recommendationKeysInPlace: false });
        expect(await listApplied(database.db)).toEqual(MIGRATION_TIMES);
      } finally {
        await other.close();
        await database.close();
      }
    },
  );
});

function startMigration(url: string): ChildProcess {
  const module = JSON.stringify(new URL('./migrate.ts', import.meta.url).href);
  const code = `import { migrateDatabase } from ${module}; await migrateDatabase(${JSON.stringify(url)});`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' });
}

/** Migrates in a process of its own, behind a proxy that keeps the first message with `text` to itself. */
async function killMigrationAt(databaseUrl: string, text: string): Promise<void> {
  const target = new URL(databaseUrl);
  const reached = Promise.withResolvers<void>();
  const server = createServer((client) => {
    const upstream = connectSocket({ host: target.hostname, port: Number(target.port) });
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.on('data', (bytes) => {
      if (bytes.includes(text)) reached.resolve();
      else upstream.write(bytes);
    });
    upstream.on('data', (bytes) => client.write(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const migration = startMigration(url.href);
  const exited = once(migration, 'exit');
  await Promise.race([
    reached.promise,
    exited.then(() => Promise.reject(new Error(`the migration never said ${text}`))),
  ]);
  migration.kill('SIGKILL');
  await exited;
  server.close();
  await once(server, 'close');
}
