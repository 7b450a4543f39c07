import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 10 * 60_000;

/** Lets one process install at a time; the others wait. Resolves to the function that unlocks. */
export async function lockInstall(root) {
  const folder = join(root, '.data');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'install.lock');
  const startedAt = Date.now();
  let hasSaidSo = false;
  while (!tryToLock(path)) {
    const owner = readOwner(path);
    if (owner !== undefined && !isAlive(owner)) {
      removeStale(path, owner);
      continue;
    }
    if (Date.now() - startedAt > PATIENCE_MS) {
      throw Object.assign(
        new Error(
          `Process ${owner} has been installing the packages for ten minutes. If it is not npm, delete ` +
            `${path} and repeat the command.`,
        ),
        { reason: 'install-locked' },
      );
    }
    if (!hasSaidSo) console.log(`… Process ${owner} is installing the packages: waiting for it`);
    hasSaidSo = true;
    await delay(250);
  }
  return () => rmSync(path, { force: true });
}

/** The file appears with its content at once (link), so that nobody reads an empty one. */
function tryToLock(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeStale(path, owner) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
    // Another process was quicker and this is its fresh lock: give it back.
    if (readOwner(aside) !== owner) linkSync(aside, path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readOwner(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Our own pid in the file is that of an earlier process, as happens in containers. */
function isAlive(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
