import { describeFailure } from './failure.ts';

export interface Shutdown {
  /** Adds what must be stopped at the end, whatever the reason; the last added stops first. */
  add: (stop: () => Promise<unknown>) => void;
  readonly isStopping: boolean;
}

const LIMIT_MS = 9_500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command to its end, to a failure or to a signal, then stops what it started, and exits: 0 (or
 * the `process.exitCode` that it set) when it ended, 0 when it was asked to stop, 1 when it failed.
 */
export function runCommand(main: (shutdown: Shutdown) => Promise<void>): void {
  const stops: (() => Promise<unknown>)[] = [];
  let isStopping = false;
  const shutdown: Shutdown = {
    add: (stop) => stops.unshift(stop),
    get isStopping() {
      return isStopping;
    },
  };

  const finish = async (exitCode: number) => {
    // Ctrl-C arrives twice, from the terminal and from npm: the second one changes nothing.
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(exitCode), LIMIT_MS);
    for (const stop of stops) await stop().catch(() => {});
    process.exit(exitCode);
  };

  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (!isStopping) process.stderr.write('\nStopping …\n');
      finish(0);
    });
  }
  // A closed pipe (npm start | head) is no reason to crash before the children are stopped.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});

  main(shutdown).then(
    () => finish(Number(process.exitCode ?? 0)),
    (error: unknown) => {
      if (isStopping) return;
      console.error(describeFailure(error) ?? error);
      finish(1);
    },
  );
}
