import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'next-auth/jwt';
import { connectDatabase, type Database } from '#db/client.ts';
import { spawnEmbeddedDatabase } from '#db/embedded/spawn.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { findCuratorByEmail, insertCurator } from '#db/queries/curator.ts';
import { hashPassword } from '#server/auth/password.ts';
import { sessionCookieName } from '#server/auth/session.ts';
import { startWebServer, waitForAnswer } from '#server/cli/web-server.ts';
import { TEST_ADMIN } from '../curators.ts';
import { findFreePort } from '../service.ts';

export interface SignedIn {
  baseUrl: string;
  cookie: { name: string; value: string };
}

/**
 * Serves the finished build on an embedded database of its own, which `fill` has filled, while `work` asks it as
 * a curator; then nothing of it is left.
 */
export async function withSignedInServer<T>(
  fill: (database: { url: string; db: Database }) => Promise<T>,
  work: (server: SignedIn, filled: T) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'diggindie-bench-'));
  const database = await spawnEmbeddedDatabase({ dataDir: join(folder, 'postgres') });
  try {
    await migrateDatabase(database.url);
    const secret = randomBytes(48).toString('hex');
    const { db, close } = connectDatabase(database.url, { maxConnections: 1 });
    const filled = await fill({ url: database.url, db });
    const value = await openSession(db, secret);
    await close();
    await serve({ url: database.url, secret }, async (baseUrl) => {
      const name = sessionCookieName({ nextAuthUrl: baseUrl });
      await work({ baseUrl, cookie: { name, value } }, filled);
    });
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openSession(db: Database, secret: string): Promise<string> {
  const { password, ...row } = TEST_ADMIN;
  await insertCurator(db, { ...row, passwordHash: await hashPassword(password) });
  const curator = await findCuratorByEmail(db, { email: row.email });
  const { curatorId, sessionVersion } = curator ?? {};
  return encode({ token: { sub: String(curatorId), sessionVersion }, secret });
}

async function serve(
  { url, secret }: { url: string; secret: string },
  work: (baseUrl: string) => Promise<void>,
): Promise<void> {
  const port = await findFreePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const web = startWebServer({
    mode: 'start',
    output: 'collect',
    address: { host: '127.0.0.1', port },
    variables: {
      ...process.env,
      DATABASE_URL: url,
      DB_HOST: '',
      EMBEDDED_DATABASE: '1',
      JWT_SECRET_KEY: randomBytes(48).toString('base64'),
      NEXTAUTH_SECRET: secret,
      NEXTAUTH_URL: baseUrl,
      OPENAI_API_KEY: '',
      OPENAI_BASE_URL: '',
      LOG_LEVEL: 'warn',
    },
  });
  try {
    await waitForAnswer(web, `${baseUrl}/ready`);
    await work(baseUrl);
  } finally {
    await web.stop();
  }
}
