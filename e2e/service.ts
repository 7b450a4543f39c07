import { randomBytes } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { type BrowserContext, test as base } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { connectDatabase } from '#db/client.ts';
import { spawnEmbeddedDatabase } from '#db/embedded/spawn.ts';
import { findCuratorByEmail } from '#db/queries/curator.ts';
import { createRealDatabase, dropRealDatabase } from '#db/testing/real-postgres.ts';
import { type MemberRole, signMemberToken } from '#server/auth/member-token.ts';
import { sessionCookieName } from '#server/auth/session.ts';
import { startWebServer, waitForAnswer } from '#server/cli/web-server.ts';
import { startWorkerProcess } from '#server/cli/worker-process.ts';

import { TEST_CURATOR, type TestCurator } from './curators.ts';

export interface ServiceOptions {
  /** Added to the configuration of the app; '' leaves a variable out. */
  env?: Record<string, string>;
  /** With the embedded demo catalogue; without it the tables are empty. */
  seedDemo?: boolean;
  /** With a worker beside it, which runs jobs. */
  worker?: boolean;
}

/** The built app on a database of its own. */
export interface Service {
  baseUrl: string;
  databaseUrl: string;
  databaseKind: 'embedded' | 'postgres';
  memberToken: (externalId: string, role?: MemberRole) => Promise<string>;
  /** Signs a browser in without its sign-in page. */
  signIn: (context: BrowserContext, who?: TestCurator) => Promise<void>;
  /** What the app has printed so far. */
  logs: () => string;
  /** Sends a signal to the app, not to its database. Resolves to its exit code when it has ended. */
  kill: (signal: NodeJS.Signals) => Promise<number | null>;
  /** Starts the app again, at the same address and on the same database. */
  restart: () => Promise<void>;
  /** Sends a signal to the worker. One that dies of it is started again by itself after a second. */
  signalWorker: (signal: NodeJS.Signals) => void;
  /** Ends the app and removes its database. */
  stop: () => Promise<void>;
}

const secret = () => randomBytes(48).toString('base64');

/** Every variable of server/env.ts, so that neither shell nor .env file changes a test. */
function makeConfiguration(database: OwnDatabase) {
  return {
    DATABASE_URL: database.url,
    DB_HOST: '',
    EMBEDDED_DATABASE: database.kind === 'embedded' ? '1' : '0',
    JWT_SECRET_KEY: secret(),
    NEXTAUTH_SECRET: secret(),
    OPENAI_API_KEY: '',
    OPENAI_BASE_URL: '',
    OPENAI_EMBEDDING_MODEL: '',
    CORS_ORIGINS: '',
    PUBLIC_DEMO: '1',
    LOG_LEVEL: 'info',
  };
}

export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const database = await createOwnDatabase(options.seedDemo ? 'demo' : 'migrated');
  const address = { host: '127.0.0.1', port: await findFreePort() };
  const baseUrl = `http://${address.host}:${address.port}`;
  const configuration = {
    ...makeConfiguration(database),
    NEXTAUTH_URL: baseUrl,
    ...options.env,
  };
  const start = async () => {
    const variables = { ...process.env, ...configuration };
    const started = startWebServer({ mode: 'start', output: 'collect', address, variables });
    const { status, body } = await waitForAnswer(started, `${baseUrl}/ready`);
    if (status === 200) return started;
    await started.stop();
    throw new Error(`The service is not ready: ${body}\n${started.collected()}`);
  };
  let web: Awaited<ReturnType<typeof start>>;
  try {
    web = await start();
  } catch (error) {
    await database.remove();
    throw error;
  }
  const worker = options.worker
    ? startWorkerProcess({ variables: { ...process.env, ...configuration }, output: 'collect' })
    : undefined;
  return {
    baseUrl,
    databaseUrl: database.url,
    databaseKind: database.kind,
    memberToken: (externalId, role) =>
      signMemberToken({
        externalId,
        role,
        key: new Uint8Array(Buffer.from(configuration.JWT_SECRET_KEY, 'base64')),
        expiresInSeconds: 600,
      }),
    signIn: async (context, { email } = TEST_CURATOR) => {
      const { db, close } = connectDatabase(database.url, { maxConnections: 1 });
      const curator = await findCuratorByEmail(db, { email });
      await close();
      if (!curator) throw new Error(`There is no curator ${email}`);
      const value = await encode({
        token: { sub: String(curator.curatorId), sessionVersion: curator.sessionVersion },
        secret: configuration.NEXTAUTH_SECRET,
      });
      const name = sessionCookieName({ nextAuthUrl: baseUrl });
      await context.addCookies([{ name, value, url: baseUrl, httpOnly: true, sameSite: 'Lax' }]);
    },
    logs: () => web.collected() + (worker?.collected() ?? ''),
    kill: (signal) => {
      web.kill(signal);
      return web.exited;
    },
    restart: async () => {
      await web.stop();
      web = await start();
    },
    signalWorker: (signal) => {
      const pid = worker?.pid();
      if (pid === undefined) throw new Error('The service has no worker');
      process.kill(pid, signal);
    },
    stop: async () => {
      await Promise.all([web.stop(), worker?.stop()]);
      await database.remove();
    },
  };
}

interface OwnDatabase {
  url: string;
  kind: 'embedded' | 'postgres';
  remove: () => Promise<void>;
}

async function createOwnDatabase(template: 'migrated' | 'demo'): Promise<OwnDatabase> {
  const { TEST_DATABASE_URL: serverUrl, E2E_PREFIX, E2E_FOLDER } = process.env;
  const id = randomBytes(4).toString('hex');
  if (serverUrl) {
    const name = `${E2E_PREFIX}_${id}`;
    const url = await createRealDatabase(serverUrl, name, `${E2E_PREFIX}_${template}`);
    return { url, kind: 'postgres', remove: () => dropRealDatabase(serverUrl, name) };
  }
  if (!E2E_FOLDER) throw new Error('e2e/global-setup.ts has not run');
  const dataDir = join(E2E_FOLDER, id);
  await cp(join(E2E_FOLDER, template), dataDir, { recursive: true });
  const database = await spawnEmbeddedDatabase({ dataDir });
  const remove = async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: database.url, kind: 'embedded', remove };
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** `service`: one with the demo catalogue, shared by the specs of a worker; `baseURL` is its address. */
export const test = base.extend<object, { service: Service }>({
  service: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const service = await startService({ seedDemo: true });
      await use(service);
      await service.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ service }, use) => use(service.baseUrl),
});
