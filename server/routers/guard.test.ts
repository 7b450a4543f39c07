import { eq, sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as listStored } from '#app/api/bands/recommendations/route.ts';
import { POST as update } from '#app/api/bands/recommendations/update/route.ts';
import { POST as embedAll } from '#app/api/embedding/reset/route.ts';
import { insertCurator } from '#db/queries/curator.ts';
import { curator } from '#db/schema/curator.ts';
import { sessionCookieName } from '../auth/session.ts';
import { answerTrpc } from '../rest/trpc-endpoint.ts';
import { callRoute } from '../testing/request.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { appRouter } from './app.ts';

/** Open by design. Whatever else there is, and will be, is for curators. */
const PUBLIC = ['health.live', 'health.ready'];
const FOR_MEMBERS = ['recommendation.update', 'recommendation.list'];
/** For everyone, but only while PUBLIC_DEMO is on. */
const DEMO = ['band.search', 'band.byIds', 'keyword.list', 'recommendation.preview'];
const OPEN = [...PUBLIC, ...FOR_MEMBERS, ...DEMO];

const HOST = 'music.example.com';
const MEMBER_ID = '22222222-2222-4222-8222-222222222222';
const DAY_SECONDS = 86_400;

type Procedure = { _def: { type: 'query' | 'mutation' | 'subscription' } };
const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Procedure>,
);
const guarded = procedures.filter(([path]) => !OPEN.includes(path));

let service: TestService;
let curatorId: number;
let sessionVersion: number;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());
beforeEach(async () => {
  await service.db.delete(curator);
  const row = await insertCurator(service.db, {
    email: 'sori@example.com',
    name: '소리',
    role: 'curator',
    passwordHash: null,
  });
  ({ curatorId, sessionVersion } = row!);
});

/** With an input that no procedure takes: who may ask is settled before what is asked. */
async function call(path: string, type: string, headers: Record<string, string> = {}) {
  const input = JSON.stringify({ no: ['such', 'input'] });
  const isMutation = type === 'mutation';
  const query = isMutation ? '' : `?input=${encodeURIComponent(input)}`;
  const response = await answerTrpc(
    new Request(`https://${HOST}/api/trpc/${path}${query}`, {
      method: isMutation ? 'POST' : 'GET',
      headers: { host: HOST, 'content-type': 'application/json', ...headers },
      body: isMutation ? input : undefined,
    }),
  );
  return { status: response.status, text: await response.text() };
}

async function makeCookie(
  claims: Record<string, unknown> = { sub: String(curatorId), sessionVersion },
  { secret = service.runtime.env.nextAuthSecret, maxAge = DAY_SECONDS } = {},
): Promise<string> {
  const value = await encode({ token: claims, secret, maxAge });
  return `theme=dark; ${sessionCookieName({ nextAuthUrl: undefined })}=${value}; other=1`;
}

test('the lists name procedures that there are', () => {
  const paths = procedures.map(([path]) => path);
  expect(OPEN.filter((path) => !paths.includes(path))).toEqual([]);
  expect(guarded.length).toBeGreaterThan(5);
});

describe.each(guarded)('%s', (path, { _def: { type } }) => {
  test('asks a stranger to sign in', async () => {
    expect((await call(path, type)).status).toBe(401);
  });

  test('is closed to a member', async () => {
    const authorization = await service.authorization(MEMBER_ID, 'ROLE_USER');
    expect((await call(path, type, { authorization })).status).toBe(403);
  });

  test('takes no session of somebody who may not sign in any more', async () => {
    const cookie = await makeCookie();
    await service.db.update(curator).set({ disabledAt: sql`now()` });
    expect((await call(path, type, { cookie })).status).toBe(401);
  });
});

test.each(DEMO)('%s is closed to strangers and members without PUBLIC_DEMO', async (path) => {
  expect((await call(path, 'query')).status).toBe(403);
  const authorization = await service.authorization(MEMBER_ID, 'ROLE_USER');
  expect((await call(path, 'query', { authorization })).status).toBe(403);
});

describe('a session', () => {
  const ask = (cookie: string, headers: Record<string, string> = {}) =>
    call('curator.me', 'query', { cookie, ...headers });

  test('opens what is for curators', async () => {
    const { status, text } = await ask(await makeCookie());
    expect(status).toBe(200);
    expect(text).toContain('sori@example.com');
  });

  test.each([
    ['a broken piece', (cookie: string) => cookie.replace('; other', 'x; other')],
    [
      'a changed letter',
      (cookie: string) => cookie.replace(/.(?=.{20}; other)/, (c) => (c === 'A' ? 'B' : 'A')),
    ],
    ['nothing in it', (cookie: string) => cookie.replace(/token=.*; other/, 'token=; other')],
    [
      'no encryption',
      () => `next-auth.session-token=${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`,
    ],
    [
      'another name',
      (cookie: string) =>
        cookie.replace('next-auth.session-token', '__Secure-next-auth.session-token'),
    ],
  ])('with %s is none', async (_, change) => {
    expect((await ask(change(await makeCookie()))).status).toBe(401);
  });

  test('of another secret, or from long ago, is none', async () => {
    const claims = { sub: String(curatorId), sessionVersion };
    expect((await ask(await makeCookie(claims, { secret: 'm'.repeat(40) }))).status).toBe(401);
    expect((await ask(await makeCookie(claims, { maxAge: -60 }))).status).toBe(401);
  });

  test.each([
    ['somebody else', () => ({ sub: String(curatorId + 1), sessionVersion })],
    ['nobody', () => ({ sessionVersion })],
    ['text', () => ({ sub: `${curatorId} or 1=1`, sessionVersion })],
    ['before a new password', () => ({ sub: String(curatorId), sessionVersion: 0 })],
    ['no version', () => ({ sub: String(curatorId) })],
  ])('of %s is none', async (_, claims) => {
    expect((await ask(await makeCookie(claims()))).status).toBe(401);
  });

  test('ends with the account, and with a new password', async () => {
    const cookie = await makeCookie();
    await service.db.update(curator).set({ sessionVersion: sessionVersion + 1 });
    expect((await ask(cookie)).status).toBe(401);
    await service.db.delete(curator).where(eq(curator.curatorId, curatorId));
    expect((await ask(cookie)).status).toBe(401);
  });

  test.each([
    ['a foreign page', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling', { 'sec-fetch-site': 'same-site' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an allowed origin, whose pages bring tokens', { origin: 'https://app.example.com' }],
  ])('counts nothing from %s', async (_, headers) => {
    expect((await ask(await makeCookie(), headers)).status).toBe(401);
  });

  test('counts nothing in the REST API', async () => {
    const cookie = await makeCookie();
    for (const [handler, method] of [
      [update, 'POST'],
      [listStored, 'GET'],
      [embedAll, 'POST'],
    ] as const) {
      expect((await callRoute(handler, { method, headers: { cookie } })).status).toBe(401);
    }
  });

  test('is not asked for where a token is: the token decides', async () => {
    const authorization = await service.authorization(MEMBER_ID, 'ROLE_USER');
    expect((await ask(await makeCookie(), { authorization })).status).toBe(403);
    expect((await ask(await makeCookie(), { authorization: 'Bearer x' })).status).toBe(401);
  });
});
