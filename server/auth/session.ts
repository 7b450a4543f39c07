import { decode } from 'next-auth/jwt';
import type { Env } from '../env.ts';

/** What a session cookie says, unchecked by the database. */
export interface SessionClaims {
  curatorId: number;
  sessionVersion: number;
}

type SessionConfig = Pick<Env, 'nextAuthSecret' | 'nextAuthUrl'>;

/** next-auth's own names, which follow the protocol of its address. */
export function sessionCookieName({ nextAuthUrl }: Pick<Env, 'nextAuthUrl'>): string {
  const prefix = nextAuthUrl?.startsWith('https://') ? '__Secure-' : '';
  return `${prefix}next-auth.session-token`;
}

/** The claims of the session cookie in a Cookie header; undefined without one that is whole and current. */
export async function readSession(
  cookieHeader: string | null,
  config: SessionConfig,
): Promise<SessionClaims | undefined> {
  const token = readCookie(cookieHeader ?? '', sessionCookieName(config));
  if (!token) return undefined;
  try {
    const claims = await decode({ token, secret: config.nextAuthSecret });
    const curatorId = Number(claims?.sub);
    const sessionVersion = Number(claims?.sessionVersion);
    if (!Number.isSafeInteger(curatorId) || !Number.isSafeInteger(sessionVersion)) return undefined;
    return { curatorId, sessionVersion };
  } catch {
    return undefined;
  }
}

function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key, value] = part.split(/=(.*)/s, 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}
