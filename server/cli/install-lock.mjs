import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 10 * 60_000;

/** Lets one process install at a time; the others wait. Resolves to what unlocks and what names the npm that runs. */
export async function lockInstall(root) {
  const folder = join(root, '.data');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'install.lock');
  const startedAt = Date.now();
  let hasSaidSo = false;
  while (!tryToLock(path)) {
    const owners = readOwners(path);
    if (owners !== undefined && !owners.split(' ').map(Number).some(isAlive)) {
      removeStale(path, owners);
      continue;
    }
    if (Date.now() - startedAt > PATIENCE_MS) {
      throw Object.assign(
        new Error(
          `Process ${owners} has been installing the packages for ten minutes. If it is not npm, delete ` +
            `${path} and repeat the command.`,
        ),
        { reason: 'install-locked' },
      );
    }
    if (!hasSaidSo) console.log(`… Process ${owners} is installing the packages: waiting for it`);
    hasSaidSo = true;
    await delay(250);
  }
  return {
    unlock: () => rmSync(path, { force: true }),
    addOwner: (pid) => appendFileSync(path, ` ${pid}`),
  };
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

function removeStale(path, owners) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
    // Another process was quicker and this is its fresh lock: give it back.
    if (readOwners(aside) !== owners) linkSync(aside, path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The pids in the file: the installer's, then its npm's. */
function readOwners(path) {
  return readIfThere(path)?.trim();
}

/** A killed installer may leave its npm behind, so both count. */
function isAlive(pid) {
  // Our own pid in the file is that of an earlier process, as happens in containers.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  const commandLine = readIfThere(`/proc/${pid}/cmdline`);
  // Where /proc tells, neither a zombie (no command line) nor a reused pid holds the lock.
  return commandLine === undefined || /bootstrap\.mjs|npm/.test(commandLine);
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EACCES') return undefined;
    throw error;
  }
}
