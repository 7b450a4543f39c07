import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { describeFailure } from './failure.ts';
import { type Counts, checkTypes, lint, runPlaywright, runVitest } from './test-stages.ts';

const MODES = ['all', 'e2e', 'postgres'];
/** Tests choose their configuration: that of a developer's shell must not change them. */
const CONFIGURATION =
  /^(DATABASE_URL|DB_.+|EMBEDDED_DATABASE|JWT_SECRET_KEY|NEXTAUTH_.+|OPENAI_.+|CORS_ORIGINS|PUBLIC_DEMO|LOG_LEVEL|PORT|HOST|DATA_DIR|SEED_DEMO|NODE_ENV|TEST_DATABASE_URL)$/;

/** Their tests ask no Postgres server for anything: the run on the embedded database has shown all they can. */
const WITHOUT_SERVER = [
  'server/recommender/**',
  'server/cartography/**',
  'server/embeddings/**',
  'server/drafting/**',
  'components/**',
  'app/dashboard/**',
  'app/_home/**',
  'db/embedded/**',
];

const mode = process.argv[2] ?? 'all';
const total: Counts = { passed: 0, failed: 0 };
let isInterrupted = false;
// The tool that runs gets the signal too and cleans up after itself; then the rest is left out.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isInterrupted = true;
  });
}

await main();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(isInterrupted ? 130 : total.failed > 0 || total.passed === 0 ? 1 : 0);

async function main(): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL?.trim();
  if (!MODES.includes(mode))
    return fail(`Unknown mode "${mode}": it is one of ${MODES.join(', ')}.`);
  if (mode === 'postgres' && !databaseUrl) {
    return fail(
      'npm run test:postgres needs DATABASE_URL: a PostgreSQL with pgvector whose user may create databases.',
    );
  }
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !CONFIGURATION.test(name)),
  ) as NodeJS.ProcessEnv;
  if (mode === 'postgres') env.TEST_DATABASE_URL = databaseUrl;
  const reports = await mkdtemp(join(tmpdir(), 'diggindie-reports-'));
  try {
    if (mode === 'all') {
      await stage('Lint', () => lint(env));
      await stage('Types', () => checkTypes(env));
    }
    if (mode !== 'e2e') {
      const excluded = mode === 'postgres' ? WITHOUT_SERVER : [];
      await stage('Unit and integration', () =>
        runVitest(env, join(reports, 'vitest.json'), excluded),
      );
    }
    const isBuilt = await stage('Build', build);
    if (isBuilt) await runEndToEnd(env, join(reports, 'playwright.json'));
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}

async function build(): Promise<Counts> {
  await buildApp({ add: () => {}, isStopping: false });
  return { passed: 0, failed: 0 };
}

async function runEndToEnd(env: NodeJS.ProcessEnv, reportPath: string): Promise<void> {
  const projects = ['http'];
  if (mode !== 'postgres') {
    await stage('Chromium', async () => {
      env.CHROMIUM_PATH = ensureChromium();
      projects.push('page');
      return { passed: 0, failed: 0 };
    });
  }
  await stage('End to end', () => runPlaywright(projects, env, reportPath));
}

/** Adds what a stage counts; one that throws counts as one failure. Answers whether it went well. */
async function stage(title: string, run: () => Promise<Counts>): Promise<boolean> {
  if (isInterrupted) return false;
  console.log(`\n── ${title} ──`);
  const startedAt = performance.now();
  let failed = 0;
  try {
    const counts = await run();
    total.passed += counts.passed;
    failed = counts.failed;
  } catch (error) {
    console.error(describeFailure(error) ?? error);
    failed = 1;
  }
  total.failed += failed;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${failed === 0 ? '✓' : '✗'} ${title}  ${seconds} s`);
  return failed === 0;
}

function fail(sentence: string): void {
  console.error(sentence);
  total.failed += 1;
}
