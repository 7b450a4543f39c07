import { randomUUID } from 'node:crypto';
import type { Runtime } from './runtime.ts';

/** What a procedure gets besides its input. */
export interface Context extends Runtime {
  requestId: string;
  /** The raw Authorization header; null when there is none. */
  authorization: string | null;
}

const REQUEST_ID = /^[\w-]{8,64}$/;

export function createContext(runtime: Runtime, headers: Headers): Context {
  const given = headers.get('x-request-id');
  const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
  return {
    ...runtime,
    log: runtime.log.child({ requestId }),
    requestId,
    authorization: headers.get('authorization'),
  };
}
