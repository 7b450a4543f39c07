import type { Database } from '#db/client.ts';
import { member } from '#db/schema/member.ts';
import { seedDemo } from '#server/cli/demo.ts';
import { createSteps } from '#server/cli/steps.ts';
import { withSignedInServer } from './signed-in-server.ts';
import { summarise } from './timing.ts';

const WARM_UP_RUNS = 10;
const MEASURED_RUNS = Number(process.env.BENCH_RUNS ?? 60);
const LOCAL_EMBEDDER = {
  openAiApiKey: undefined,
  openAiBaseUrl: undefined,
  openAiEmbeddingModel: 'text-embedding-3-small',
};

// Prints how long each page of the dashboard takes on the demo data, one request at a time, to the HTML's last byte.
await withSignedInServer(
  async ({ url, db }) => {
    await seedDemo(url, LOCAL_EMBEDDER, createSteps({ write: () => {} }));
    return listPaths(db);
  },
  async ({ baseUrl, cookie }, paths) => {
    const headers = { cookie: `${cookie.name}=${cookie.value}` };
    for (const path of paths) await measurePage(`${baseUrl}${path}`, path, headers);
  },
);

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

async function measurePage(url: string, name: string, headers: HeadersInit): Promise<void> {
  const times: number[] = [];
  let sizeKb = 0;
  for (let run = 0; run < WARM_UP_RUNS + MEASURED_RUNS; run += 1) {
    const startedAt = performance.now();
    const response = await fetch(url, { headers, redirect: 'manual' });
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
