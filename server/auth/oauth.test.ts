import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findCuratorByEmail, insertCurator } from '#db/queries/curator.ts';
import { curator } from '#db/schema/curator.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { makeAuthOptions } from './auth-options.ts';
import { makeOauthProviders, readVerifiedEmail } from './oauth-providers.ts';
import { readSession } from './session.ts';

const EMAIL = 'sori@example.com';
const client = { clientId: 'id', clientSecret: 'secret' };

let service: TestService;
beforeAll(async () => {
  service = await startTestService({
    GITHUB_CLIENT_ID: client.clientId,
    GITHUB_CLIENT_SECRET: client.clientSecret,
  });
});
afterAll(() => service.close());
beforeEach(async () => {
  await service.db.delete(curator);
  await insertCurator(service.db, {
    email: EMAIL,
    name: '소리',
    role: 'curator',
    passwordHash: null,
  });
});

test('providers appear when their variables are set', () => {
  const idsOf = (oauth: Parameters<typeof makeOauthProviders>[0]['oauth']) =>
    makeOauthProviders({ oauth }).map(({ id }) => id);
  expect(idsOf({})).toEqual([]);
  expect(idsOf({ kakao: client })).toEqual(['kakao']);
  expect(idsOf({ google: client, github: client, kakao: client })).toEqual([
    'google',
    'github',
    'kakao',
  ]);
});

const primary = { email: EMAIL, primary: true, verified: true };
const kakao = { email: EMAIL, is_email_valid: true, is_email_verified: true };

test.each<[string, unknown, string | undefined]>([
  ['google', { email: EMAIL, email_verified: true }, EMAIL],
  ['google', { email: EMAIL, email_verified: false }, undefined],
  ['google', { email: EMAIL, email_verified: 'true' }, undefined],
  ['google', { email: EMAIL }, undefined],
  ['github', { emails: [primary] }, EMAIL],
  ['github', { email: EMAIL, emails: [] }, undefined],
  ['github', { email: EMAIL }, undefined],
  ['github', { emails: [{ ...primary, verified: false }] }, undefined],
  ['github', { emails: [{ ...primary, primary: false }] }, undefined],
  [
    'github',
    {
      emails: [
        { ...primary, primary: false },
        { ...primary, email: 'b@x' },
      ],
    },
    'b@x',
  ],
  ['kakao', { kakao_account: kakao }, EMAIL],
  ['kakao', { kakao_account: { ...kakao, is_email_verified: false } }, undefined],
  ['kakao', { kakao_account: { ...kakao, is_email_valid: false } }, undefined],
  ['kakao', {}, undefined],
  ['somebody', { email: EMAIL, email_verified: true, emails: [primary] }, undefined],
  ['google', undefined, undefined],
])('%s saying %j vouches for %s', (provider, profile, email) => {
  expect(readVerifiedEmail(provider, profile)).toBe(email);
});

describe('GitHub, over HTTP', () => {
  let emails: unknown[];
  let github: Awaited<ReturnType<typeof startGithub>>;
  let app: Awaited<ReturnType<typeof startApp>>;

  beforeAll(async () => {
    github = await startGithub(() => emails);
    app = await startApp(github.url);
    // next-auth asks the environment where it is, as the launcher sets it.
    vi.stubEnv('NEXTAUTH_URL', app.origin);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    app.close();
    github.close();
  });

  /** The whole way of a browser; the cookie that it ends up with, and where. */
  async function signIn() {
    const jar = new Map<string, string>();
    const visit = async (url: string, init: RequestInit = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, { redirect: 'manual', ...init, headers: { cookie } });
      for (const each of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = each.match(/^([^=]+)=([^;]*)/) ?? [];
        jar.set(name, value);
      }
      return response;
    };
    const { csrfToken } = await (await visit(`${app.url}/csrf`)).json();
    const form = new URLSearchParams({ csrfToken, callbackUrl: '/dashboard/members' });
    const start = await visit(`${app.url}/signin/github`, { method: 'POST', body: form });
    const consent = await fetch(start.headers.get('location')!, { redirect: 'manual' });
    const end = await visit(consent.headers.get('location')!);
    return {
      location: end.headers.get('location'),
      cookie: [...jar].map((pair) => pair.join('=')).join('; '),
    };
  }

  test('opens the dashboard to the curator of a verified address', async () => {
    emails = [{ ...primary, email: 'Sori@Example.com' }];
    const { location, cookie } = await signIn();
    expect(location).toBe(`${app.origin}/dashboard/members`);
    const row = (await findCuratorByEmail(service.db, { email: EMAIL }))!;
    expect(await readSession(cookie, service.runtime.env)).toEqual({
      curatorId: row.curatorId,
      sessionVersion: row.sessionVersion,
    });
  });

  test.each<[string, unknown[]]>([
    ['somebody whom no curator row knows', [{ ...primary, email: 'other@example.com' }]],
    ['an address that GitHub has not verified', [{ ...primary, verified: false }]],
    ['nobody’s address', []],
  ])('refuses %s', async (_, given) => {
    emails = given;
    const { location, cookie } = await signIn();
    expect(location).toBe(`${app.url}/error?error=AccessDenied`);
    expect(cookie).not.toContain('session-token');
  });

  test('refuses a curator who is disabled', async () => {
    await service.db.update(curator).set({ disabledAt: new Date() });
    emails = [primary];
    expect((await signIn()).location).toBe(`${app.url}/error?error=AccessDenied`);
  });
});

/** GitHub's consent page that agrees at once, its token, its user. */
function startGithub(listEmails: () => unknown[]) {
  return listen((request, response) => {
    const url = new URL(request.url ?? '', 'http://stub');
    if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'c0de');
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const answers: Record<string, unknown> = {
      '/token': { access_token: 'gho_1', token_type: 'bearer' },
      '/user': { id: 7, login: 'sori', email: EMAIL },
      '/user/emails': listEmails(),
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[url.pathname]));
  });
}

/** next-auth with our options, whose GitHub is the stub. */
async function startApp(githubUrl: string) {
  const server = await listen(async (request, response) => {
    const options = makeAuthOptions(service.runtime, { clientAddress: '127.0.0.1' });
    const provider = options.providers.find(({ id }) => id === 'github') as OAuthConfig<unknown>;
    Object.assign(provider.options ?? {}, {
      authorization: `${githubUrl}/authorize`,
      token: `${githubUrl}/token`,
      userinfo: { ...(provider.options?.userinfo as object), url: `${githubUrl}/user` },
    });
    await NextAuth(...(await toNext(request, response)), options);
  });
  return { ...server, origin: server.url, url: `${server.url}/api/auth` };
}

/** What Next makes of a request under pages/api. */
async function toNext(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<[NextApiRequest, NextApiResponse]> {
  const url = new URL(request.url ?? '', 'http://app');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const cookies = (request.headers.cookie ?? '').split('; ').filter(Boolean);
  const query = {
    ...Object.fromEntries(url.searchParams),
    nextauth: url.pathname.split('/').slice(3),
  };
  const next = Object.assign(request, {
    query,
    cookies: Object.fromEntries(
      cookies.map((pair) => [pair.split('=')[0], decodeURIComponent(pair.split('=')[1] ?? '')]),
    ),
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
  });
  const answer = Object.assign(response, {
    status: (code: number) => {
      response.statusCode = code;
      return answer;
    },
    json: (body: unknown) => response.end(JSON.stringify(body)),
    send: (body: unknown) =>
      response.end(typeof body === 'object' ? JSON.stringify(body) : (body as string)),
  });
  return [next as unknown as NextApiRequest, answer as unknown as NextApiResponse];
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
