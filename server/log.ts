import pino, { type Logger, type LoggerOptions } from 'pino';
import { getEnv } from './env.ts';

export type Log = Logger;

/** What a query was given (vectors, members' ids) is left out of its error. */
function serialiseError(error: Error) {
  const serialised = pino.stdSerializers.err(error);
  const withoutParams = (text: string | undefined) =>
    text?.replace(/\nparams: .*/g, '').replace(/decode\('[^']*'/g, "decode('…'");
  return {
    type: serialised.type,
    message: withoutParams(serialised.message),
    stack: withoutParams(serialised.stack),
  };
}

export const logOptions = {
  base: undefined,
  serializers: { err: serialiseError },
} satisfies LoggerOptions;

let root: Log | undefined;

/** The process's log: one JSON line an event, on standard output. Never given tokens, keys or URLs. */
export function getLog(): Log {
  root ??= pino({ ...logOptions, level: getEnv().logLevel });
  return root;
}
