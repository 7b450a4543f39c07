import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { connectDatabase, type Database } from '#db/client.ts';
import { spawnEmbeddedDatabase } from '#db/embedded/spawn.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { createRealDatabase, dropRealDatabase } from '#db/testing/real-postgres.ts';
import { signMemberToken } from '#server/auth/member-token.ts';
import { startWebServer, waitForAnswer } from '#server/cli/web-server.ts';
import { findFreePort } from '../service.ts';
import { benchmarkEngine } from './engine-bench.ts';
import { fillCatalogue } from './fill-catalogue.ts';
import { summarise, type Timing } from './timing.ts';

const BAND_COUNT = Number(process.env.BENCH_BANDS ?? 1_500);
const MEMBER_COUNT = 40;
const WARM_UP_RUNS = 60;
const MEASURED_RUNS = 300;
const SECRET = randomBytes(48);

/** Prints the times of the engine alone and of the whole update over HTTP, one request at a time. */
async function main(): Promise<void> {
  const serverUrl = process.env.DATABASE_URL;
  const database = serverUrl ? await openReal(serverUrl) : await openEmbedded();
  const port = await findFreePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  try {
    await migrateDatabase(database.url);
    const { db, close } = connectDatabase(database.url);
    const externalIds = await fillCatalogue(db, { bands: BAND_COUNT, members: MEMBER_COUNT });
    const web = startWebServer({
      mode: 'start',
      output: 'collect',
      address: { host: '127.0.0.1', port },
      variables: {
        ...process.env,
        DATABASE_URL: database.url,
        EMBEDDED_DATABASE: serverUrl ? '0' : '1',
        JWT_SECRET_KEY: SECRET.toString('base64'),
        NEXTAUTH_SECRET: SECRET.toString('hex'),
        OPENAI_API_KEY: '',
        OPENAI_BASE_URL: '',
        LOG_LEVEL: 'warn',
      },
    });
    try {
      await waitForAnswer(web, `${baseUrl}/ready`);
      print(benchmarkEngine().map(({ name, ...timing }) => ({ ...timing, name })));
      print(await benchmarkUpdate(db, baseUrl, externalIds));
    } finally {
      await web.stop();
      await close();
    }
  } finally {
    await database.remove();
  }
}

async function benchmarkUpdate(
  db: Database,
  baseUrl: string,
  externalIds: readonly string[],
): Promise<Timing[]> {
  const tokens = await Promise.all(
    externalIds.map((externalId) =>
      signMemberToken({ externalId, key: new Uint8Array(SECRET), expiresInSeconds: 3_600 }),
    ),
  );
  const update = async (run: number) => {
    const started = performance.now();
    const response = await fetch(`${baseUrl}/api/bands/recommendations/update`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[run % tokens.length]}` },
    });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`The update answered ${response.status}: ${body}`);
    return performance.now() - started;
  };
  const repeat = async (runs: number, before?: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      await before?.();
      times.push(await update(run));
    }
    return times;
  };
  const where = `${BAND_COUNT} bands, 10 picks, whole request`;
  await repeat(WARM_UP_RUNS);
  const warm = await repeat(MEASURED_RUNS);
  const cold = await repeat(MEASURED_RUNS, () => db.execute(sql`delete from sentence_embedding`));
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 8 }, () => repeat(MEASURED_RUNS / 4)));
  const perSecond = (8 * MEASURED_RUNS) / 4 / ((performance.now() - startedAt) / 1_000);
  process.stdout.write(`8 at once: ${perSecond.toFixed(0)} updates/s\n`);
  return [
    summarise(`${where}, keyword sentence cached`, warm),
    summarise(`${where}, keyword sentence not cached (local embedder)`, cold),
  ];
}

function print(timings: readonly Timing[]): void {
  for (const { name, p50Ms, p95Ms } of timings) {
    process.stdout.write(
      `p50 ${p50Ms.toFixed(2).padStart(8)} ms  p95 ${p95Ms.toFixed(2).padStart(8)} ms  ${name}\n`,
    );
  }
}

async function openReal(serverUrl: string) {
  const name = `diggindie_bench_${randomBytes(4).toString('hex')}`;
  const url = await createRealDatabase(serverUrl, name);
  return { url, remove: () => dropRealDatabase(serverUrl, name) };
}

async function openEmbedded() {
  const folder = await mkdtemp(join(tmpdir(), 'diggindie-bench-'));
  const database = await spawnEmbeddedDatabase({ dataDir: join(folder, 'postgres') });
  const remove = async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: database.url, remove };
}

await main();
