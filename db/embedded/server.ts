import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Engine } from './engine.ts';
import { Session, type SharedState } from './session.ts';
import { SessionQueue } from './session-queue.ts';

export interface EmbeddedServerOptions {
  /** Where the data lives; without it everything is in memory. The caller holds the data lock. */
  dataDir?: string;
  /** What an in-memory database begins with: a `dump()` of another. */
  snapshot?: Blob | File;
  /** A free one by default. */
  port?: number;
  idleInTransactionTimeoutMs?: number;
  /** The database broke: every connection is closed and the server is of no more use. */
  onFailure?: (error: Error) => void;
}

export interface EmbeddedServer {
  url: string;
  close: () => Promise<void>;
  /** The whole database as a tar file, for `snapshot`. */
  dump: () => Promise<Blob>;
}

const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
const MAX_SESSIONS = 100;
const REPORTED_PARAMETERS = [
  'server_version',
  'server_encoding',
  'client_encoding',
  'DateStyle',
  'IntervalStyle',
  'TimeZone',
  'integer_datetimes',
  'standard_conforming_strings',
  'in_hot_standby',
  'default_transaction_read_only',
];

/** Serves PGlite on loopback to any Postgres client that knows the random password in `url`. */
export async function startEmbeddedServer(
  options: EmbeddedServerOptions = {},
): Promise<EmbeddedServer> {
  const engine = await Engine.open(options);
  const queue = new SessionQueue();
  const sessions = new Set<Session>();
  const runs = new Set<Promise<void>>();
  const password = randomBytes(24).toString('base64url');
  let sessionCount = 0;
  let closing: Promise<void> | undefined;
  let failed = false;

  const shared: SharedState = {
    engine,
    queue,
    sessions,
    password,
    parameters: await readParameters(engine),
    idleInTransactionTimeoutMs: options.idleInTransactionTimeoutMs ?? 30_000,
    maxMessageBytes: MAX_MESSAGE_BYTES,
    maxSessions: MAX_SESSIONS,
    onEngineFailure: (error) => {
      if (failed) return;
      failed = true;
      server.close();
      for (const session of sessions) session.terminate('XX000', 'the embedded database failed');
      options.onFailure?.(error);
    },
  };
  const server = createServer((socket) => {
    const session = new Session(++sessionCount, socket, shared);
    sessions.add(session);
    const run = session.run().finally(() => runs.delete(run));
    runs.add(run);
  });
  try {
    server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
    await once(server, 'listening');
  } catch (error) {
    await engine.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;

  async function close(): Promise<void> {
    server.close();
    for (const session of sessions) session.terminate('57P01', 'the embedded database stops');
    await Promise.all(runs);
    if (!failed) await engine.close();
  }

  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    close: () => {
      closing ??= close();
      return closing;
    },
    dump: async () => {
      const turn = {};
      await queue.acquire(turn);
      try {
        await engine.query('CHECKPOINT');
        return await engine.dump();
      } finally {
        queue.release(turn);
      }
    },
  };
}

async function readParameters(engine: Engine): Promise<[string, string][]> {
  const names = REPORTED_PARAMETERS.map((name) => `current_setting('${name}')`);
  const [values = []] = await engine.query(`SELECT ${names.join(', ')}`);
  return REPORTED_PARAMETERS.map((name, index) => [name, values[index] ?? '']);
}
