import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseEnv } from '../env.ts';
import { restRoute } from '../rest/rest-route.ts';
import { answerTrpc } from '../rest/trpc-endpoint.ts';
import type { Caller } from '../routers/app.ts';
import { createRuntime, type Runtime } from '../runtime.ts';
import { signMemberToken } from './member-token.ts';
import { type ConnectionCounter, startConnectionCounter } from './testing/connection-counter.ts';
import { forgeToken } from './testing/forge-token.ts';

const key = Buffer.alloc(32, 5);
const sub = '3f2b8c1e-9d4a-4b6f-8a70-5c1d2e3f4a5b';
const seconds = Math.floor(Date.now() / 1000);

let database: ConnectionCounter;
let runtime: Runtime;

beforeEach(async () => {
  database = await startConnectionCounter();
  const env = parseEnv({
    DATABASE_URL: database.url,
    JWT_SECRET_KEY: key.toString('base64'),
    NEXTAUTH_SECRET: 'n'.repeat(32),
  });
  runtime = createRuntime(env, pino({ level: 'silent' }));
});

afterEach(() => database.close());

function update(headers: Record<string, string>) {
  const { POST } = restRoute(
    { POST: ({ caller }: { caller: Caller }) => caller.recommendation.update() },
    () => runtime,
  );
  const request = new Request('http://localhost/api', { method: 'POST', headers });
  return POST(request, { params: Promise.resolve({}) });
}

function updateByTrpc(headers: Record<string, string>) {
  const url = 'http://localhost/api/trpc/recommendation.update';
  const json = { 'content-type': 'application/json', ...headers };
  const request = new Request(url, { method: 'POST', headers: json, body: '{}' });
  return answerTrpc(request, () => runtime);
}

describe('a bad token costs no database connection', () => {
  const payload = { sub, exp: seconds + 60 };
  const forge = (parts: object) => forgeToken({ key, payload, ...parts });
  test.each<[string, () => string | undefined, string]>([
    ['no header', () => undefined, 'Authorization 헤더가 없습니다.'],
    [
      'another scheme',
      () => 'Basic eDp5',
      "올바른 토큰 형식이 아닙니다. 'Bearer {token}' 형식을 사용하세요.",
    ],
    ['an empty token', () => 'Bearer ', '토큰이 비어있습니다.'],
    [
      'another key',
      () => `Bearer ${forge({ key: Buffer.alloc(32) })}`,
      '유효하지 않은 토큰입니다.',
    ],
    ['expired', () => `Bearer ${forge({ payload: { sub, exp: 1 } })}`, '만료된 토큰입니다.'],
    [
      'no sub',
      () => `Bearer ${forge({ payload: { exp: seconds + 60 } })}`,
      '토큰에 사용자 정보가 없습니다.',
    ],
    ['two joined', () => `Bearer ${forge({})}, Bearer ${forge({})}`, '유효하지 않은 토큰입니다.'],
  ])('%s', async (_, authorize, message) => {
    const authorization = authorize();
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const response = await update(headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toEqual({ statusCode: 401, message });
    const trpcResponse = await updateByTrpc(headers);
    expect(trpcResponse.status).toBe(401);
    expect((await trpcResponse.json()).error.message).toBe(message);
    expect(database.count()).toBe(0);
  });

  test('nor a call to the address that it names', async () => {
    const keys = await startConnectionCounter();
    const url = keys.url.replace('postgres://nobody@', 'http://');
    const header = { alg: 'HS256', jku: url, x5u: url };
    expect((await update({ authorization: `Bearer ${forge({ header })}` })).status).toBe(401);
    expect([keys.count(), database.count()]).toEqual([0, 0]);
    await keys.close();
  });
});

test('a good token does connect', async () => {
  const token = await signMemberToken({ externalId: sub, key, expiresInSeconds: 60 });
  const response = update({ authorization: `Bearer ${token}` });
  await vi.waitUntil(() => database.count() > 0);
  await database.close();
  expect((await response).status).toBe(503);
});
