import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  DataLockedError,
  findRunningDatabase,
  lockDataDirectory,
  lockPathOf,
} from './data-lock.ts';

let directory: string;
let dataDir: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'diggindie-lock-'));
  dataDir = join(directory, 'postgres');
});
afterEach(() => rm(directory, { recursive: true }));

async function findDeadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid as number;
}

async function leaveLock(content: Record<string, unknown>, path = lockPathOf(dataDir)) {
  const url = 'postgres://stale';
  const startedAt = new Date(0).toISOString();
  await writeFile(path, JSON.stringify({ token: 'stale', url, startedAt, ...content }));
}

test('lies beside the directory, private, names the process and goes away', async () => {
  const lock = await lockDataDirectory(dataDir);
  const path = join(directory, 'postgres.lock');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid, url: null });
  expect(await findRunningDatabase(dataDir)).toBeUndefined();

  await lock.publish('postgres://there');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await findRunningDatabase(dataDir)).toBe('postgres://there');
  await lock.release();
  expect(await findRunningDatabase(dataDir)).toBeUndefined();
  expect(await readdir(directory)).toEqual([]);
});

test('is never taken from a live process', async () => {
  const lock = await lockDataDirectory(dataDir);
  await lock.publish('postgres://first');
  await expect(lockDataDirectory(dataDir)).rejects.toThrow(DataLockedError);
  await expect(lockDataDirectory(dataDir)).rejects.toThrow(`in use by process ${process.pid}`);
  expect(await findRunningDatabase(dataDir)).toBe('postgres://first');
  await lock.release();
});

test('is taken over from a dead process', async () => {
  await leaveLock({ pid: await findDeadPid(), processStart: null });
  expect(await findRunningDatabase(dataDir)).toBeUndefined();
  const lock = await lockDataDirectory(dataDir);
  expect(await readdir(directory)).toEqual([basename(lockPathOf(dataDir))]);
  await lock.release();
});

test.runIf(process.platform === 'linux')(
  'is taken over when its pid is another process now',
  async () => {
    await leaveLock({ pid: process.pid, processStart: 'another-boot:1' });
    expect(await findRunningDatabase(dataDir)).toBeUndefined();
    await (await lockDataDirectory(dataDir)).release();
  },
);

test('is taken over although the last one to try died while it did', async () => {
  const pid = await findDeadPid();
  await leaveLock({ pid, processStart: null });
  await leaveLock({ pid, processStart: null }, `${lockPathOf(dataDir)}.takeover`);
  await (await lockDataDirectory(dataDir)).release();
  expect(await readdir(directory)).toEqual([]);
});

test('goes to exactly one of many that take it over at once', async () => {
  const pid = await findDeadPid();
  for (let round = 0; round < 20; round++) {
    await leaveLock({ pid, processStart: null });
    const attempts = await Promise.allSettled(
      Array.from({ length: 12 }, () => lockDataDirectory(dataDir)),
    );
    const winners = attempts.filter((attempt) => attempt.status === 'fulfilled');
    const refusals = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(winners).toHaveLength(1);
    expect(refusals.every(({ reason }) => reason instanceof DataLockedError)).toBe(true);
    await winners[0]?.value.release();
    expect(await readdir(directory)).toEqual([]);
  }
});

test('is not guessed at when it is not readable', async () => {
  await writeFile(lockPathOf(dataDir), 'not JSON');
  await expect(lockDataDirectory(dataDir)).rejects.toThrow('delete the file');
});
