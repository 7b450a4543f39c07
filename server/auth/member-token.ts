import { compactVerify, SignJWT } from 'jose';
import { AppError } from '../errors.ts';
import { hasPlainHeader, isCompactForm, readClaims } from './token-format.ts';

export type MemberRole = 'ROLE_USER' | 'ROLE_ADMIN';

/** Who a valid token speaks for. */
export interface MemberIdentity {
  /** `member.external_id`, a UUID. */
  externalId: string;
  role: MemberRole;
}

const SCHEME = 'Bearer ';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** How far another machine's clock may be ahead of ours when it says when a token was made. */
const CLOCK_SKEW_SECONDS = 30;

/**
 * Checks an Authorization header: HS256 by `key`, with `exp`, for a UUID. The token's own header
 * decides nothing. Touches no database and makes no call. Spec §2, §3.
 * @throws AppError with the code of the row of spec §2 that applies
 */
export async function verifyMemberToken(
  authorization: string | null,
  key: Uint8Array,
): Promise<MemberIdentity> {
  const token = readBearerToken(authorization);
  if (!(await hasValidSignature(token, key))) throw new AppError('TOKEN_INVALID');
  const claims = hasPlainHeader(token) ? readClaims(token) : undefined;
  if (!claims) throw new AppError('TOKEN_INVALID');
  const { sub, role = 'ROLE_USER', iat, nbf, exp } = claims;
  const now = Date.now() / 1000;
  if (!isTime(exp) || (iat !== undefined && !isTime(iat)) || (nbf !== undefined && !isTime(nbf))) {
    throw new AppError('TOKEN_INVALID');
  }
  if (exp <= now) throw new AppError('TOKEN_EXPIRED');
  if ((iat ?? 0) > now + CLOCK_SKEW_SECONDS || (nbf ?? 0) > now + CLOCK_SKEW_SECONDS) {
    throw new AppError('TOKEN_INVALID');
  }
  if (sub === undefined || sub === '') throw new AppError('TOKEN_WITHOUT_SUBJECT');
  if (typeof sub !== 'string' || !UUID.test(sub)) throw new AppError('TOKEN_INVALID');
  if (role !== 'ROLE_USER' && role !== 'ROLE_ADMIN') throw new AppError('TOKEN_INVALID');
  return { externalId: sub, role };
}

/** Makes a token as the music service's backend does; for the demo and for tests. */
export async function signMemberToken(params: {
  externalId: string;
  role?: MemberRole;
  key: Uint8Array;
  expiresInSeconds: number;
}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ role: params.role ?? 'ROLE_USER' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(params.externalId)
    .setIssuedAt(now)
    .setExpirationTime(now + params.expiresInSeconds)
    .sign(params.key);
}

/** Whether `token` is a compact JWS, in the one canonical form, made with HS256 by `key`. */
export async function hasValidSignature(token: string, key: Uint8Array): Promise<boolean> {
  if (!isCompactForm(token)) return false;
  try {
    await compactVerify(token, key, { algorithms: ['HS256'] });
    return true;
  } catch {
    return false;
  }
}

function readBearerToken(authorization: string | null): string {
  if (!authorization) throw new AppError('AUTHORIZATION_MISSING');
  // HTTP drops the space at the end of a header: this is how an empty token arrives.
  if (authorization === SCHEME.trim()) throw new AppError('TOKEN_EMPTY');
  if (!authorization.startsWith(SCHEME)) throw new AppError('AUTHORIZATION_MALFORMED');
  const token = authorization.slice(SCHEME.length);
  if (token.trim() === '') throw new AppError('TOKEN_EMPTY');
  return token;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
