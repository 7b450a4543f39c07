import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corrupt, prepareDataDirectory } from './data-directory.ts';
import { DataLockedError, lockDataDirectory } from './data-lock.ts';
import { type EmbeddedServer, startEmbeddedServer } from './server.ts';
import { StartFailure, toStartFailure } from './start-failure.ts';

/** What this process tells its parent. */
export type DatabaseMessage =
  | { type: 'ready'; url: string }
  | { type: 'failed'; reason: StartFailure['reason']; message: string };

const STOP_LIMIT_MS = 7_000;

interface RunningDatabase {
  url: string;
  stop: () => Promise<void>;
}

const { values } = parseArgs({
  options: { 'data-dir': { type: 'string' }, port: { type: 'string' } },
});

let stopRequested = false;
// The channel to the parent is a lifeline: when it closes, the parent is gone and nobody needs us.
process.on('disconnect', requestStop);
process.on('SIGTERM', requestStop);
process.on('SIGINT', requestStop);

const starting = start(values['data-dir'], values.port);
starting.then(
  ({ url }) => {
    if (!stopRequested) report({ type: 'ready', url });
  },
  ({ reason, message }: StartFailure) => {
    report({ type: 'failed', reason, message }, () => process.exit(1));
  },
);

function requestStop(): void {
  if (stopRequested) return;
  stopRequested = true;
  setTimeout(() => process.exit(1), STOP_LIMIT_MS);
  starting.then(async ({ stop }) => {
    await stop();
    process.exit(0);
  });
}

async function start(dataDirOption?: string, portOption?: string): Promise<RunningDatabase> {
  if (!dataDirOption) throw new StartFailure('other', 'Say where the data is: --data-dir DIR');
  const dataDir = resolve(dataDirOption);
  const port = portOption === undefined ? undefined : Number(portOption);
  try {
    const parent = dirname(dataDir);
    await mkdir(parent, { recursive: true });
    await access(parent, constants.W_OK | constants.X_OK);
    const lock = await lockDataDirectory(dataDir);
    try {
      const server = await openServer(dataDir, port, lock.release);
      await lock.publish(server.url);
      const stop = async () => {
        await server.close();
        await lock.release();
      };
      return { url: server.url, stop };
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    if (error instanceof DataLockedError) throw new StartFailure('locked', error.message);
    throw toStartFailure(error, dataDir, port);
  }
}

async function openServer(
  dataDir: string,
  port: number | undefined,
  releaseLock: () => Promise<void>,
): Promise<EmbeddedServer> {
  await prepareDataDirectory(dataDir);
  const onFailure = async (error: Error) => {
    process.stderr.write(`The embedded database failed and stops: ${error.message}\n`);
    await releaseLock();
    process.exit(1);
  };
  try {
    return await startEmbeddedServer({ dataDir, port, onFailure });
  } catch (error) {
    const failure = toStartFailure(error, dataDir, port);
    if (failure.reason !== 'other') throw failure;
    throw corrupt(dataDir, 'PostgreSQL does not start on it', error);
  }
}

function report(message: DatabaseMessage, done: () => void = () => {}): void {
  if (process.connected && process.send) process.send(message, done);
  else {
    const text = message.type === 'ready' ? 'The embedded database is ready.' : message.message;
    process.stderr.write(`${text}\n`, done);
  }
}
