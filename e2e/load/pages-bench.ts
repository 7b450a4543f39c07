import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'next-auth/jwt';
import { connectDatabase, type Database } from '#db/client.ts';
import { spawnEmbeddedDatabase } from '#db/embedded/spawn.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { findCuratorByEmail, insertCurator } from '#db/queries/curator.ts';
import { member } from '#db/schema/member.ts';
import { hashPassword } from '#server/auth/password.ts';
import { sessionCookieName } from '#server/auth/session.ts';
import { seedDemo } from '#server/cli/demo.ts';
import { createSteps } from '#server/cli/steps.ts';
import { startWebServer, waitForAnswer } from '#server/cli/web-server.ts';
import { TEST_ADMIN } from '../curators.ts';
import { findFreePort } from '../service.ts';
import { summarise } from './timing.ts';

const WARM_UP_RUNS = 10;
const MEASURED_RUNS = Number(process.env.BENCH_RUNS ?? 60);
const LOCAL_EMBEDDER = {
  openAiApiKey: undefined,
  openAiBaseUrl: undefined,
  openAiEmbeddingModel: 'text-embedding-3-small',
};

/** Prints how long each page of the dashboard takes on the demo data, one request at a time, to the HTML's last byte. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'diggindie-bench-'));
  const database = await spawnEmbeddedDatabase({ dataDir: join(folder, 'postgres') });
  try {
    await migrateDatabase(database.url);
    await seedDemo(database.url, LOCAL_EMBEDDER, createSteps({ write: () => {} }));
    const { db, close } = connectDatabase(database.url, { maxConnections: 1 });
    const secret = randomBytes(48).toString('hex');
    const session = await openSession(db, secret);
    const paths = await listPaths(db);
    await close();
    await withWebServer({ url: database.url, secret }, async (baseUrl) => {
      const cookie = `${sessionCookieName({ nextAuthUrl: baseUrl })}=${session}`;
      for (const path of paths) await measurePage(`${baseUrl}${path}`, path, cookie);
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

async function listPaths(db: Database): Promise<string[]> {
  const [someone] = await db.select({ externalId: member.externalId }).from(member).limit(1);
  const below = [
    '',
    '/members',
    `/members/${someone?.externalId}`,
    '/playground',
    '/map',
    '/clusters',
    '/clusters/0',
    '/hubs',
    '/bands',
    '/bands?q=새벽',
    '/keywords',
    '/settings',
  ];
  return below.map((path) => `/dashboard${path}`);
}

async function withWebServer(
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

async function measurePage(url: string, name: string, cookie: string): Promise<void> {
  const times: number[] = [];
  let sizeKb = 0;
  for (let run = 0; run < WARM_UP_RUNS + MEASURED_RUNS; run += 1) {
    const startedAt = performance.now();
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    const html = await response.text();
    if (response.status !== 200) throw new Error(`${name} answered ${response.status}`);
    if (run >= WARM_UP_RUNS) times.push(performance.now() - startedAt);
    sizeKb = Math.round(Buffer.byteLength(html) / 1_000);
  }
  const { p50Ms, p95Ms } = summarise(name, times);
  const [least, p50, p95] = [Math.min(...times), p50Ms, p95Ms].map((ms) =>
    ms.toFixed(0).padStart(4),
  );
  process.stdout.write(`min ${least} ms  p50 ${p50} ms  p95 ${p95} ms  ${sizeKb} KB  ${name}\n`);
}

await main();
