import { expect, test } from '@playwright/test';
import { TEST_CURATOR } from '../curators.ts';
import { type Service, startService } from '../service.ts';

/** What next-auth's own client does: a csrf token, then the form. */
async function signIn(
  service: Service,
  { email = TEST_CURATOR.email, password = 'wrong' }: { email?: string; password?: string } = {},
  headers: Record<string, string> = {},
) {
  const csrf = await fetch(`${service.baseUrl}/api/auth/csrf`);
  const cookie = csrf.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const { csrfToken } = await csrf.json();
  const response = await fetch(`${service.baseUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, ...headers },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    session: response.headers.getSetCookie().find((each) => each.includes('session-token')),
    body: await response.json(),
  };
}

test.describe('sign-in over HTTP', () => {
  test.setTimeout(120_000);
  let service: Service;
  test.beforeEach(async () => {
    service = await startService();
  });
  test.afterEach(() => service.stop());

  test('the session cookie is for this site and its own pages only', async () => {
    const { status, session } = await signIn(service, TEST_CURATOR);
    expect(status).toBe(200);
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Lax/);
    const me = await fetch(`${service.baseUrl}/api/trpc/curator.me`, {
      headers: { cookie: session!.split(';')[0]! },
    });
    expect((await me.json()).result.data.email).toBe(TEST_CURATOR.email);
  });

  test('every wrong login gets one answer, and too many get 429, also with the right password', async () => {
    const answers = [await signIn(service), await signIn(service, { email: 'nobody@example.com' })];
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual(answers[0]!.body);
    }
    for (let count = 0; count < 9; count += 1) expect((await signIn(service)).status).toBe(401);
    // A header that the client makes up buys no further tries, whatever it is called.
    for (const name of [
      'x-forwarded-for',
      'x-real-ip',
      'forwarded',
      'x-diggindie-socket-address',
    ]) {
      const { status, retryAfter, session, body } = await signIn(service, TEST_CURATOR, {
        [name]: '198.51.100.7',
      });
      expect(status).toBe(429);
      expect(Number(retryAfter)).toBeGreaterThan(800);
      expect(session).toBeUndefined();
      expect(body).toMatchObject({
        statusCode: 429,
        message: '요청이 너무 많습니다. 잠시 후 다시 시도하세요.',
      });
      expect(new URL(body.url).searchParams.get('error')).toBe(`TOO_MANY_REQUESTS:${retryAfter}`);
    }
    await service.restart();
    expect((await signIn(service, TEST_CURATOR)).status).toBe(429);
  });

  test('one address may not try account after account by inventing others', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1) {
      const headers = {
        'x-forwarded-for': `198.51.100.${count}`,
        'x-diggindie-socket-address': `198.51.100.${count}`,
      };
      statuses.push((await signIn(service, { email: `no${count}@example.com` }, headers)).status);
    }
    expect(statuses).toEqual([...Array(30).fill(401), 429]);
  });

  test('a form without the csrf token, or too large, signs nobody in', async () => {
    const post = (body: URLSearchParams | string, type?: string) =>
      fetch(`${service.baseUrl}/api/auth/callback/credentials`, {
        method: 'POST',
        redirect: 'manual',
        headers: type ? { 'content-type': type } : {},
        body,
      });
    const { email, password } = TEST_CURATOR;
    const forged = await post(new URLSearchParams({ email, password, csrfToken: 'x' }));
    expect(forged.headers.getSetCookie().join()).not.toContain('session-token');
    expect(forged.status).toBe(302);
    const large = await post(new URLSearchParams({ email, password: 'x'.repeat(70_000) }));
    expect(large.status).toBe(413);
    const broken = await post('{', 'application/json');
    expect(broken.status).toBe(400);
    expect(service.logs()).not.toContain(password);
  });
});

test('behind a proxy of ours the address is the one that it wrote; HTTPS is remembered', async () => {
  const service = await startService({
    env: { TRUSTED_PROXY_COUNT: '1', NEXTAUTH_URL: 'https://music.example.com' },
  });
  try {
    const home = await fetch(`${service.baseUrl}/health`);
    expect(home.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const from = (address: string) => ({ 'x-forwarded-for': `203.0.113.1, ${address}` });
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1) {
      const email = `no${count}@example.com`;
      statuses.push((await signIn(service, { email }, from('198.51.100.7'))).status);
    }
    expect(statuses.at(-1)).toBe(429);
    const elsewhere = await signIn(service, TEST_CURATOR, from('198.51.100.8'));
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.session).toMatch(/^__Secure-next-auth\.session-token=.*Secure/);
  } finally {
    await service.stop();
  }
});
