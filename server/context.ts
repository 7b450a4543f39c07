import { randomUUID } from 'node:crypto';
import { readClientAddress } from './client-address.ts';
import type { Runtime } from './runtime.ts';

/** What a procedure gets besides its input. */
export interface Context extends Runtime {
  requestId: string;
  /** When the request came, by `performance.now()`. */
  startedAt: number;
  /** The raw Authorization header; null when there is none. */
  authorization: string | null;
  /** The raw Cookie header, for the curators' sessions; null where sessions don't count. */
  cookie: string | null;
  /** Where the request comes from, for limits. */
  clientAddress: string;
}

const REQUEST_ID = /^[\w-]{8,64}$/;

/** @param isOwnPage Whether the request comes from a page of ours: only there a session counts. */
export function createContext(runtime: Runtime, headers: Headers, isOwnPage = false): Context {
  const given = headers.get('x-request-id');
  const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
  return {
    ...runtime,
    log: runtime.log.child({ requestId }),
    requestId,
    startedAt: performance.now(),
    authorization: headers.get('authorization'),
    cookie: isOwnPage ? headers.get('cookie') : null,
    clientAddress: readClientAddress(headers, runtime.env.trustedProxyCount),
  };
}
