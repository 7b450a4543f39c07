/** The claims that we look at, unchecked. */
export interface Claims {
  sub?: unknown;
  role?: unknown;
  iat?: unknown;
  nbf?: unknown;
  exp?: unknown;
  aud?: unknown;
}

const MAX_TOKEN_LENGTH = 8 * 1024;
const BASE64URL = /^[A-Za-z0-9_-]+$/;
/** A member token has no use for keys, key ids or extensions: a header with more is refused. */
const HEADER_NAMES = new Set(['alg', 'typ']);

/**
 * Whether `token` has the form of a compact JWS: three canonical base64url parts, at most 8 KB. What
 * one parser would read differently from another is refused, here and in the JSON inside.
 */
export function isCompactForm(token: string): boolean {
  if (token.length > MAX_TOKEN_LENGTH) return false;
  const parts = token.split('.');
  return parts.length === 3 && parts.every(isCanonicalBase64Url);
}

/** Whether the header says `alg` HS256, perhaps `typ` JWT, and nothing else. */
export function hasPlainHeader(token: string): boolean {
  const header = parseObject(token.split('.')[0] ?? '');
  if (header?.alg !== 'HS256') return false;
  if (header.typ !== undefined && header.typ !== 'JWT') return false;
  return Object.keys(header).every((name) => HEADER_NAMES.has(name));
}

/** The claims of a token whose signature was checked, or undefined when they can't be trusted. */
export function readClaims(token: string): Claims | undefined {
  const claims: Claims | undefined = parseObject(token.split('.')[1] ?? '');
  // We have no audience of our own: a token made for somebody in particular isn't for us.
  return claims?.aud === undefined ? claims : undefined;
}

function isCanonicalBase64Url(part: string): boolean {
  return BASE64URL.test(part) && Buffer.from(part, 'base64url').toString('base64url') === part;
}

function parseObject(part: string): Record<string, unknown> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Buffer.from(part, 'base64url'),
    );
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return hasDuplicateName(text) ? undefined : (value as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

/** Whether an object of valid JSON `text` names a member twice; JSON.parse silently takes the last. */
function hasDuplicateName(text: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon) {
      const name: unknown = JSON.parse(token.slice(0, -colon.length));
      const names = open.at(-1);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}
