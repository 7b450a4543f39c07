import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EnvSource } from '../env.ts';
import { PROJECT_ROOT } from './launch.ts';

export interface WorkerProcess {
  /** The pid of the one that runs now. */
  pid: () => number | undefined;
  /** What it printed so far, where `output` is 'collect'. */
  collected: () => string;
  showOutput: () => void;
  /** Lets it hand its job back, then ends it. */
  stop: () => Promise<void>;
}

const STOP_LIMIT_MS = 8_000;
const FIRST_RESTART_MS = 1_000;
const LAST_RESTART_MS = 60_000;
/** One that lived so long was healthy: the next restart is quick again. */
const HEALTHY_MS = 60_000;
const lifeline = fileURLToPath(new URL('./lifeline.ts', import.meta.url));
const script = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * Runs the worker in a process of its own, which Ctrl-C does not reach. When it ends by itself it is started again,
 * after 1 s, 2 s, 4 s … a minute: the app goes on without it, only its jobs wait.
 */
export function startWorkerProcess(params: {
  variables: EnvSource;
  output: 'inherit' | 'collect';
}): WorkerProcess {
  const { variables, output } = params;
  const stdio = output === 'inherit' ? 'inherit' : 'pipe';
  let text = '';
  let isShown = output === 'inherit';
  let isStopping = false;
  let restartMs = FIRST_RESTART_MS;
  let restart: NodeJS.Timeout | undefined;
  const say = (line: string | Buffer) => {
    if (isShown) process.stderr.write(line);
    else text += line;
  };

  const start = () => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['--import', lifeline, script], {
      cwd: PROJECT_ROOT,
      detached: true,
      stdio: ['ignore', stdio, stdio, 'ipc'],
      env: { ...variables, NODE_ENV: 'production' },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', say);
    const exited = once(child, 'exit').then(([code, signal]) => {
      if (isStopping) return;
      if (performance.now() - startedAt > HEALTHY_MS) restartMs = FIRST_RESTART_MS;
      say(`The worker ended by itself (${signal ?? code}); it starts again in ${restartMs} ms.\n`);
      restart = setTimeout(() => {
        current = start();
      }, restartMs);
      restartMs = Math.min(restartMs * 2, LAST_RESTART_MS);
    });
    return { child, exited };
  };
  let current = start();

  return {
    pid: () => current.child.pid,
    collected: () => text,
    showOutput: () => {
      isShown = true;
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(restart);
      const { child, exited } = current;
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      if (child.exitCode === null && child.signalCode === null) await exited;
      clearTimeout(limit);
    },
  };
}
