import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DatabaseMessage } from './main.ts';
import { StartFailure } from './start-failure.ts';

export interface SpawnedDatabase {
  url: string;
  stop: () => Promise<void>;
  /** The exit code, null after a signal: whoever needs the database must watch this. */
  exited: Promise<number | null>;
}

const STOP_LIMIT_MS = 8_000;

/**
 * Starts the embedded database in a process of its own that ends when this one does. Rejects with a
 * `StartFailure`.
 */
export async function spawnEmbeddedDatabase(options: {
  dataDir: string;
  port?: number;
}): Promise<SpawnedDatabase> {
  const script = fileURLToPath(new URL('./main.ts', import.meta.url));
  const args = [script, '--data-dir', options.dataDir];
  if (options.port !== undefined) args.push('--port', String(options.port));
  // Detached: Ctrl+C goes to the parent alone, which stops its web server before its database.
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit').then(([code]): number | null => code);
  const url = await waitUntilReady(child, exited);
  return { url, exited, stop: () => stop(child, exited) };
}

async function waitUntilReady(
  child: ChildProcess,
  exited: Promise<number | null>,
): Promise<string> {
  const report = once(child, 'message').then(([message]) => message as DatabaseMessage);
  const message = await Promise.race([report, exited]);
  if (message === null || typeof message === 'number') {
    throw new StartFailure('other', 'The embedded database ended while it started: try again.');
  }
  if (message.type === 'ready') return message.url;
  await exited;
  throw new StartFailure(message.reason, message.message);
}

async function stop(child: ChildProcess, exited: Promise<number | null>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(limit);
}
