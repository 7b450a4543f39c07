import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Held by the one process that may open a data directory: two at once would silently lose data. */
export interface DataLock {
  /** Lets others find the server of this directory. */
  publish: (url: string) => Promise<void>;
  release: () => Promise<void>;
}

interface LockContent {
  pid: number;
  /** When the process began, in the clock of /proc; tells a reused pid apart. Null where there is no /proc. */
  processStart: string | null;
  token: string;
  url: string | null;
  startedAt: string;
}

export class DataLockedError extends Error {}

/** Beside the data directory, since nothing foreign belongs inside. */
export function lockPathOf(dataDir: string): string {
  return `${resolve(dataDir)}.lock`;
}

export async function lockDataDirectory(dataDir: string): Promise<DataLock> {
  const path = lockPathOf(dataDir);
  const content: LockContent = {
    pid: process.pid,
    processStart: await readProcessStart(process.pid),
    token: randomUUID(),
    url: null,
    startedAt: new Date().toISOString(),
  };
  const holder = await acquire(path, content);
  if (holder) {
    throw new DataLockedError(
      `The data directory ${resolve(dataDir)} is in use by process ${holder.pid}: stop that process first, or use another directory.`,
    );
  }
  return {
    publish: (url) => replace(path, { ...content, url }),
    release: () => unlink(path),
  };
}

/** The URL of the live server on `dataDir`, if there is one. */
export async function findRunningDatabase(dataDir: string): Promise<string | undefined> {
  const content = await readLock(lockPathOf(dataDir));
  if (!content?.url || !(await isAlive(content))) return undefined;
  return content.url;
}

/** Takes the lock; returns the live holder instead if there is one. */
async function acquire(path: string, content: LockContent): Promise<LockContent | undefined> {
  while (!(await createExclusively(path, content))) {
    const holder = await readLock(path);
    if (!holder) continue;
    if (await isAlive(holder)) return holder;
    if (await takeOver(path, holder, content)) return undefined;
  }
  return undefined;
}

/**
 * Replaces the lock of a dead process. A second lock makes sure that of several starters only one looks
 * and replaces at a time: otherwise a slow one could replace the lock that a quick one just took.
 */
async function takeOver(path: string, dead: LockContent, content: LockContent): Promise<boolean> {
  const guardPath = `${path}.takeover`;
  if (await acquire(guardPath, { ...content, token: randomUUID() })) {
    await delay(10);
    return false;
  }
  try {
    if ((await readLock(path))?.token !== dead.token) return false;
    await replace(path, content);
    return true;
  } finally {
    await unlink(guardPath);
  }
}

/** A hard link appears whole or, if the name is taken, not at all: O_EXCL, but never half-written. */
async function createExclusively(path: string, content: LockContent): Promise<boolean> {
  const draft = await writeDraft(path, content);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

async function replace(path: string, content: LockContent): Promise<void> {
  await rename(await writeDraft(path, content), path);
}

async function writeDraft(path: string, content: LockContent): Promise<string> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
  return draft;
}

async function readLock(path: string): Promise<LockContent | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) {
      throw new DataLockedError(
        `The lock file ${path} is not readable as JSON: make sure that no DiggIndie AI runs on this data, then delete the file.`,
      );
    }
    throw error;
  }
}

async function isAlive({ pid, processStart }: LockContent): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const currentStart = await readProcessStart(pid);
  return !processStart || !currentStart || currentStart === processStart;
}

/** Boot and clock tick in which a process began; 'zombie' if it has ended, null where there is no /proc. */
async function readProcessStart(pid: number): Promise<string | null> {
  try {
    const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces: count the fields after it. Source: proc(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'zombie' : `${bootId.trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}
