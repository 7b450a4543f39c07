import pino, { type Logger } from 'pino';
import { getEnv } from './env.ts';

export type Log = Logger;

let root: Log | undefined;

/** The process's log: one JSON line an event, on standard output. Never given tokens, keys or URLs. */
export function getLog(): Log {
  root ??= pino({ level: getEnv().logLevel, base: undefined });
  return root;
}
