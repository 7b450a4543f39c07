import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { EnvSource } from '../env.ts';
import type { Address } from './address.mjs';
import { CliError } from './failure.ts';
import { PROJECT_ROOT } from './launch.ts';

export interface WebServer {
  /** The exit code; null after a signal. */
  exited: Promise<number | null>;
  kill: (signal: NodeJS.Signals) => void;
  /** Lets running requests finish, then ends it. */
  stop: () => Promise<void>;
  /** What it printed so far, where `output` is 'collect'. */
  collected: () => string;
  /** From now on its output goes to ours. */
  showOutput: () => void;
}

const STOP_LIMIT_MS = 6_000;
const nextBinary = createRequire(import.meta.url).resolve('next/dist/bin/next');
/** Loaded into the child before Next. */
const PRELOADS = ['./lifeline.ts', './request-preload.ts'].flatMap((file) => [
  '--import',
  fileURLToPath(new URL(file, import.meta.url)),
]);

/** Starts Next in a process of its own, which Ctrl-C does not reach: we stop it, then the database. */
export function startWebServer(params: {
  mode: 'start' | 'dev';
  address: Pick<Address, 'port' | 'host'>;
  variables: EnvSource;
  output: 'inherit' | 'collect';
}): WebServer {
  const { mode, address, variables, output } = params;
  const hostArgs = address.host ? ['-H', address.host] : [];
  const stdio = output === 'inherit' ? 'inherit' : 'pipe';
  const child = spawn(
    process.execPath,
    [...PRELOADS, nextBinary, mode, '-p', String(address.port), ...hostArgs],
    {
      cwd: PROJECT_ROOT,
      detached: true,
      stdio: ['ignore', stdio, stdio, 'ipc'],
      env: {
        ...variables,
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  );
  const exited = once(child, 'exit').then(([code]): number | null => code);
  return { exited, ...controls(child, exited), ...collectOutput(child) };
}

function controls(child: ChildProcess, exited: Promise<number | null>) {
  // To the whole group: `next dev` has a child of its own.
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, signal);
  };
  const stop = async () => {
    kill('SIGTERM');
    const limit = setTimeout(() => kill('SIGKILL'), STOP_LIMIT_MS);
    await exited;
    clearTimeout(limit);
  };
  return { kill, stop };
}

function collectOutput(child: ChildProcess) {
  let text = '';
  let isShown = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      if (isShown) process.stdout.write(chunk);
      else text += chunk;
    });
  }
  return {
    collected: () => text,
    showOutput: () => {
      isShown = true;
    },
  };
}

export interface Answer {
  status: number;
  body: string;
}

/** The first answer of `url`. Rejects when the web server ends, or says nothing within `limitMs`. */
export async function waitForAnswer(
  web: Pick<WebServer, 'exited' | 'collected'>,
  url: string,
  limitMs = 60_000,
): Promise<Answer> {
  const ended = web.exited.then((code) => ({ code }));
  const endsAt = Date.now() + limitMs;
  while (Date.now() < endsAt) {
    const result = await Promise.race([ended, ask(url)]);
    if (result && 'code' in result) {
      throw new CliError(
        `${web.collected()}\nThe web server ended while it started (exit code ${result.code}).`,
      );
    }
    if (result) return result;
    await Promise.race([ended, delay(50)]);
  }
  throw new CliError(
    `${web.collected()}\nThe web server did not answer at ${url} in ${limitMs / 1_000} s.`,
  );
}

async function ask(url: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return { status: response.status, body: await response.text() };
  } catch {
    return undefined;
  }
}
