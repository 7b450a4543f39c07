import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findRunningDatabase, lockPathOf } from './data-lock.ts';
import { type SpawnedDatabase, spawnEmbeddedDatabase } from './spawn.ts';

// Processes that start take their time when other tests run beside them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SPAWN_MODULE = new URL('./spawn.ts', import.meta.url).href;

let directory: string;
let dataDir: string;
const databases: SpawnedDatabase[] = [];

let freshData: string;

beforeAll(async () => {
  freshData = await mkdtemp(join(tmpdir(), 'diggindie-fresh-'));
  const database = await spawnEmbeddedDatabase({ dataDir: join(freshData, 'postgres') });
  await database.stop();
});
afterAll(() => rm(freshData, { recursive: true }));

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'diggindie-main-'));
  dataDir = join(directory, 'data', 'postgres');
});
afterEach(async () => {
  await Promise.all(databases.splice(0).map((database) => database.stop()));
  await rm(directory, { recursive: true });
});

async function start(options: { dataDir: string; port?: number } = { dataDir }) {
  const database = await spawnEmbeddedDatabase(options);
  databases.push(database);
  return database;
}

/** Making a database takes seconds, a copy of one does not. */
async function startOnCopy(): Promise<SpawnedDatabase> {
  await copyFreshData();
  return start();
}

function copyFreshData(): Promise<void> {
  return cp(join(freshData, 'postgres'), dataDir, { recursive: true });
}

async function withClient<Result>(
  url: string,
  work: (sql: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function readPid(): Promise<number> {
  return JSON.parse(await readFile(lockPathOf(dataDir), 'utf8')).pid;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('serves, is found, stops with exit code 0 and leaves no lock; the data stays', async () => {
  const first = await start();
  expect(await findRunningDatabase(dataDir)).toBe(first.url);
  await withClient(first.url, (sql) => sql`create table kept as select 42 as answer`);
  await first.stop();
  expect(await first.exited).toBe(0);
  expect(await readdir(join(directory, 'data'))).toEqual(['postgres']);
  expect(await findRunningDatabase(dataDir)).toBeUndefined();

  const second = await start();
  expect(second.url).not.toBe(first.url);
  expect(await withClient(second.url, (sql) => sql`select answer from kept`)).toEqual([
    { answer: 42 },
  ]);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s with open connections: exit code 0',
  async (signal) => {
    const database = await startOnCopy();
    const sql = postgres(database.url, { max: 3 });
    await Promise.all([sql`select 1`, sql`select 2`, sql`select 3`]);
    process.kill(await readPid(), signal);
    expect(await database.exited).toBe(0);
    expect(existsSync(lockPathOf(dataDir))).toBe(false);
    await sql.end({ timeout: 0 });
  },
);

test('a second process on the same directory is refused, the first goes on unharmed', async () => {
  const { url } = await startOnCopy();
  await withClient(url, async (sql) => {
    await sql`create table numbers (n int)`;
    const writing = (async () => {
      for (let n = 0; n < 300; n++) await sql`insert into numbers values (${n})`;
    })();
    await expect(start()).rejects.toMatchObject({
      reason: 'locked',
      message: expect.stringContaining(`in use by process ${await readPid()}`),
    });
    await writing;
    expect(await sql`select count(*)::int, sum(n)::int from numbers`).toEqual([
      { count: 300, sum: 44_850 },
    ]);
  });
  expect(await findRunningDatabase(dataDir)).toBe(url);
});

test('kill -9 loses nothing that was acknowledged, and the next start works by itself', async () => {
  const database = await startOnCopy();
  await withClient(database.url, (sql) => sql`create table numbers (n int primary key)`);
  let acknowledged = 0;
  for (let round = 0; round < 3; round++) {
    const { url, exited } = round === 0 ? database : await start();
    const sql = postgres(url, { max: 1 });
    const goal = acknowledged + 100;
    const writing = (async () => {
      for (;;) {
        await sql`insert into numbers values (${acknowledged}) on conflict do nothing`;
        acknowledged++;
        if (acknowledged === goal) process.kill(await readPid(), 'SIGKILL');
      }
    })();
    await expect(writing).rejects.toThrow();
    expect(await exited).toBeNull();
    await sql.end({ timeout: 0 });
  }
  const { url } = await start();
  const numbers = await withClient(url, (sql) => sql`select n from numbers order by n`);
  expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
  expect(numbers.map((row) => row.n)).toEqual(Array.from(numbers, (_, index) => index));
});

test('a statement that breaks the engine ends the process, and the next start works', async () => {
  const database = await startOnCopy();
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  await sql`create table kept as select 42 as answer`;
  await sql`create function recurse(n int) returns int language plpgsql as
    'begin return recurse(n + 1); end'`;
  await expect(sql`select recurse(1)`).rejects.toThrow();
  expect(await database.exited).toBe(1);
  expect(existsSync(lockPathOf(dataDir))).toBe(false);
  await sql.end({ timeout: 0 });
  const { url } = await start();
  const rows = await withClient(url, (client) => client`select answer from kept`);
  expect(rows).toEqual([{ answer: 42 }]);
});

test('a start that was killed half-way does not stand in the way of the next', async () => {
  await mkdir(`${dataDir}.unfinished`, { recursive: true });
  await writeFile(join(`${dataDir}.unfinished`, 'PG_VERSION'), '18\n');
  const { url } = await start();
  expect(await withClient(url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('ends when its parent is killed, and its lock is gone', async () => {
  await copyFreshData();
  const script = `
    const { spawnEmbeddedDatabase } = await import(${JSON.stringify(SPAWN_MODULE)});
    const { url } = await spawnEmbeddedDatabase({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(url);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(parent.stdout, 'data');
  const pid = await readPid();
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  expect(existsSync(lockPathOf(dataDir))).toBe(false);
});

describe('says why it does not start:', () => {
  test('the port is in use', async () => {
    await copyFreshData();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    await expect(start({ dataDir, port })).rejects.toMatchObject({
      reason: 'port-in-use',
      message: `Port ${port} of 127.0.0.1 is in use: stop what listens there, or choose another port.`,
    });
    other.close();
    expect(existsSync(lockPathOf(dataDir))).toBe(false);
  });

  test('the place is not writable', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    await expect(start({ dataDir: join(file, 'postgres') })).rejects.toMatchObject({
      reason: 'unwritable',
      message: expect.stringContaining('choose another directory'),
    });
  });

  test('the directory holds something else', async () => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'letter.txt'), 'Dear Sir');
    await expect(start()).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringContaining('It holds files, but no database'),
    });
    expect(await readdir(dataDir)).toEqual(['letter.txt']);
  });

  test('the data are of another PostgreSQL, or damaged', async () => {
    await (await startOnCopy()).stop();
    await truncate(join(dataDir, 'global', 'pg_control'), 100);
    await expect(start()).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringContaining('PostgreSQL does not start on it'),
    });
    await writeFile(join(dataDir, 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringContaining('made by PostgreSQL 17'),
    });
  });
});
