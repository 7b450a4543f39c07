import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PROJECT_ROOT } from './launch.ts';

export interface Counts {
  passed: number;
  failed: number;
}

type Variables = NodeJS.ProcessEnv;

const require = createRequire(import.meta.url);

/** Runs a tool of node_modules with its output shown. Answers the exit code; null after a signal. */
async function runTool(binary: string, args: string[], env: Variables): Promise<number | null> {
  const child = spawn(process.execPath, [binary, ...args], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGTERM', forward);
  const [code] = await once(child, 'exit');
  process.off('SIGTERM', forward);
  return code;
}

function countOne(exitCode: number | null): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export async function lint(env: Variables): Promise<Counts> {
  return countOne(await runTool(require.resolve('@biomejs/biome/bin/biome'), ['check'], env));
}

export async function checkTypes(env: Variables): Promise<Counts> {
  // A fresh clone has neither next-env.d.ts nor the types of the routes.
  await runTool(require.resolve('next/dist/bin/next'), ['typegen'], env);
  const tsc = require.resolve('typescript/package.json').replace('package.json', 'bin/tsc');
  return countOne(await runTool(tsc, ['--noEmit'], env));
}

/** @param excluded Globs of test files that are left out */
export async function runVitest(
  env: Variables,
  reportPath: string,
  excluded: readonly string[] = [],
): Promise<Counts> {
  const vitest = require.resolve('vitest/package.json').replace('package.json', 'vitest.mjs');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
  args.push(...excluded.map((glob) => `--exclude=${glob}`));
  const exitCode = await runTool(vitest, args, env);
  return withExitCode(exitCode, countVitest(readReport<VitestReport>(reportPath)));
}

export async function runPlaywright(
  projects: string[],
  env: Variables,
  reportPath: string,
): Promise<Counts> {
  const exitCode = await runTool(
    require.resolve('@playwright/test/cli'),
    ['test', '--reporter=list,json', ...projects.map((project) => `--project=${project}`)],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath },
  );
  return withExitCode(exitCode, countPlaywright(readReport<PlaywrightReport>(reportPath)));
}

function readReport<Report extends object>(path: string): Partial<Report> {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

interface VitestReport {
  numPassedTests?: number;
  testResults?: { status: string; assertionResults: { status: string }[] }[];
}

/** A file that can't even be loaded has no failed test, and counts as one. */
export function countVitest(report: VitestReport): Counts {
  const failures = (report.testResults ?? []).map(({ status, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed').length;
    return status === 'failed' ? Math.max(failed, 1) : failed;
  });
  return {
    passed: report.numPassedTests ?? 0,
    failed: failures.reduce((sum, count) => sum + count, 0),
  };
}

interface PlaywrightReport {
  stats?: { expected: number; unexpected: number; flaky: number };
}

export function countPlaywright({ stats }: PlaywrightReport): Counts {
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
  };
}

/** A run that fails outside of any test (set-up, unhandled error, no test at all) is a failure too. */
export function withExitCode(exitCode: number | null, counts: Counts): Counts {
  const hasRun = counts.passed + counts.failed > 0;
  if ((exitCode === 0 && hasRun) || counts.failed > 0) return counts;
  return { ...counts, failed: 1 };
}
