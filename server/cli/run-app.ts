import type { EnvSource } from '../env.ts';
import type { Address } from './address.mjs';
import type { OpenDatabase } from './database.ts';
import { CliError } from './failure.ts';
import type { Shutdown } from './shutdown.ts';
import { type Answer, startWebServer, type WebServer, waitForAnswer } from './web-server.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface RunningApp {
  readiness: Answer;
  showOutput: () => void;
  /** Never resolves: rejects with a sentence when the web server or the database ends by itself. */
  ended: Promise<never>;
}

/** Starts the web server and the worker beside it, and waits until the web server answers. */
export async function runApp(params: {
  mode: 'start' | 'dev';
  address: Address;
  variables: EnvSource;
  output: 'inherit' | 'collect';
  database: OpenDatabase;
  shutdown: Shutdown;
}): Promise<RunningApp> {
  const { address, database, shutdown, ...rest } = params;
  const web = startWebServer({ address, ...rest });
  // At the same time: both may need a few seconds of the ten that there are.
  let worker: WorkerProcess | undefined;
  shutdown.add(() => Promise.all([web.stop(), worker?.stop()]));
  const ended = Promise.race([failWhenEnded(web), failWhenDatabaseEnds(database)]);
  const base = `http://${localHost(address.host)}:${address.port}`;
  const readiness = await Promise.race([waitForAnswer(web, `${base}/ready`), ended]);
  // Only now: an app that can't start must not have its reasons drowned by a worker's.
  worker = startWorkerProcess({ variables: rest.variables, output: rest.output });
  const showOutput = () => {
    web.showOutput();
    worker?.showOutput();
  };
  return { readiness, showOutput, ended };
}

async function failWhenEnded(web: WebServer): Promise<never> {
  const code = await web.exited;
  throw new CliError(`The web server ended by itself (exit code ${code ?? 'none, by a signal'}).`);
}

/** Rejects when the embedded database ends though nobody asked it to. */
export async function failWhenDatabaseEnds(database: OpenDatabase): Promise<never> {
  const code = await database.exited;
  throw new CliError(
    `The embedded database ended by itself (exit code ${code ?? 'none, by a signal'}). ` +
      'What it had acknowledged is kept: start again.',
  );
}

/** Where this machine reaches what binds `host`. */
function localHost(host: string | undefined): string {
  if (!host || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
