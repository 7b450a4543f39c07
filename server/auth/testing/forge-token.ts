import { createHmac } from 'node:crypto';

export interface Forgery {
  key: Uint8Array;
  /** An object, or the exact bytes or text. */
  header?: object | string | Uint8Array;
  payload: object | string | Uint8Array;
  hash?: 'sha256' | 'sha384' | 'sha512';
}

/** A token whose HMAC is right whatever its header and payload say. */
export function forgeToken({ key, header, payload, hash = 'sha256' }: Forgery): string {
  const parts = [header ?? { alg: 'HS256', typ: 'JWT' }, payload].map(encodePart);
  return signParts(parts.join('.'), key, hash);
}

/** Appends the HMAC of `signed`, which is taken as it stands. */
export function signParts(signed: string, key: Uint8Array, hash = 'sha256'): string {
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
}

function encodePart(part: object | string | Uint8Array): string {
  if (part instanceof Uint8Array) return Buffer.from(part).toString('base64url');
  const text = typeof part === 'string' ? part : JSON.stringify(part);
  return Buffer.from(text).toString('base64url');
}
