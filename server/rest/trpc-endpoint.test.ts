import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { signMemberToken } from '../auth/member-token.ts';
import { parseEnv } from '../env.ts';
import { createRuntime, type Runtime } from '../runtime.ts';
import { answerTrpc } from './trpc-endpoint.ts';

const HOST = 'music.example.com';
const OWN = `https://${HOST}`;
const ALLOWED = 'https://app.example.com';
const KEY = Buffer.alloc(32, 9);
const JSON_TYPE = 'application/json';

let database: TestDatabase;
let runtime: Runtime;
let authorization: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const env = parseEnv({
    DATABASE_URL: database.url,
    JWT_SECRET_KEY: KEY.toString('base64'),
    NEXTAUTH_SECRET: 'n'.repeat(32),
    CORS_ORIGINS: ALLOWED,
  });
  runtime = createRuntime(env, pino({ level: 'silent' }));
}, 60_000);

beforeEach(async () => {
  authorization = `Bearer ${await signMemberToken({
    externalId: '3f2b8c1e-9d4a-4b6f-8a70-5c1d2e3f4a5b',
    role: 'ROLE_ADMIN',
    key: KEY,
    expiresInSeconds: 60,
  })}`;
});

afterAll(async () => {
  await database.close();
});

interface Call {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
}

async function call({ path = 'embedding.single', method = 'POST', headers, body }: Call) {
  const request = new Request(`${OWN}/api/trpc/${path}`, {
    method,
    headers: { host: HOST, authorization, ...headers },
    body: method === 'POST' ? (body ?? JSON.stringify({ text: '몽환' })) : undefined,
  });
  const response = await answerTrpc(request, () => runtime);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

const asJson = { 'content-type': JSON_TYPE };

describe('a mutation', () => {
  test.each<[string, Record<string, string>]>([
    ['a page of our own', { origin: OWN, 'sec-fetch-site': 'same-origin' }],
    ['a page of our own behind a proxy that ends TLS', { origin: `http://${HOST}` }],
    ['an allowed origin', { origin: ALLOWED, 'sec-fetch-site': 'cross-site' }],
    ['a server', {}],
    ['an older browser of our own page', { 'sec-fetch-site': 'same-origin' }],
  ])('runs for %s', async (_, headers) => {
    const { status, body } = await call({ headers: { ...asJson, ...headers } });
    expect(status).toBe(200);
    expect(body.result.data.model).toBe('local-lexical-v1');
    expect(body.result.data.embedding).toHaveLength(1536);
  });

  test('answers an allowed origin so that it can read it', async () => {
    const { headers } = await call({ headers: { ...asJson, origin: ALLOWED } });
    expect(headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  });

  test.each<[string, Record<string, string>]>([
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['an empty origin', { origin: '' }],
    ['a look-alike of us', { origin: `https://${HOST}.evil.example` }],
    ['a page with our name before an @', { origin: `https://${HOST}@evil.example` }],
    ['a sibling of ours', { origin: `https://evil.${HOST}` }],
    ['another port of ours', { origin: `${OWN}:8443` }],
    ['a look-alike of an allowed origin', { origin: `${ALLOWED}.evil.example` }],
    [
      'a foreign page that names itself as forwarded',
      {
        origin: 'https://evil.example',
        'x-forwarded-host': 'evil.example',
      },
    ],
    ['a foreign page that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused to %s', async (_, headers) => {
    const answer = await call({ headers: { ...asJson, ...headers } });
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({ statusCode: 403, message: '접근 권한이 없습니다.' });
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  });

  test.each<[string, string | undefined, BodyInit]>([
    ['a form', undefined, new URLSearchParams({ text: 'x' })],
    ['a multipart form', undefined, new FormData()],
    ['plain text', 'text/plain', '{"text":"x"}'],
    ['plain text that mentions JSON', 'text/plain;application/json', '{"text":"x"}'],
    ['bytes', 'application/octet-stream', '{"text":"x"}'],
    ['a type that is no type', 'x', '{"text":"x"}'],
    ['bytes without a type', undefined, Buffer.from('{"text":"x"}')],
  ])('is refused as %s, from wherever', async (_, contentType, body) => {
    const type: Record<string, string> = contentType ? { 'content-type': contentType } : {};
    for (const origin of [{ origin: OWN }, { origin: ALLOWED }, {}] as Record<string, string>[]) {
      const answer = await call({ headers: { ...type, ...origin }, body });
      expect(answer.status).toBe(415);
      expect(answer.body.statusCode).toBe(415);
    }
    const foreign = await call({ headers: { ...type, origin: 'https://evil.example' }, body });
    expect(foreign.status).toBe(403);
  });

  test('does not run by GET', async () => {
    const path = `embedding.single?input=${encodeURIComponent('{"text":"x"}')}`;
    const { status, body } = await call({ path, method: 'GET' });
    expect(status).toBe(405);
    expect(body.error.data.appCode).toBe('METHOD_NOT_ALLOWED');
  });
});

describe('a batch', () => {
  const list = (name: string, size: number) => Array.from({ length: size }, () => name).join(',');

  test('of 20 is answered', async () => {
    const path = `${list('health.live', 20)}?batch=1&input=${encodeURIComponent('{}')}`;
    const { status, body } = await call({ path, method: 'GET' });
    expect(status).toBe(200);
    expect(body).toEqual(
      Array.from({ length: 20 }, () => ({ result: { data: { status: 'ok' } } })),
    );
  });

  test('of 21 is refused', async () => {
    const path = `${list('health.live', 21)}?batch=1&input=${encodeURIComponent('{}')}`;
    const { status, body } = await call({ path, method: 'GET' });
    expect(status).toBe(400);
    expect(body.error.data.appCode).toBe('INVALID_INPUT');
  });

  test('of 21 mutations is refused before any runs', async () => {
    const path = `${list('embedding.single', 21)}?batch=1`;
    const { status, body } = await call({ path, headers: asJson, body: '{}' });
    expect(status).toBe(400);
    expect(body.error.data.appCode).toBe('INVALID_INPUT');
  });

  test('without being called one is no way round', async () => {
    const { status } = await call({ path: list('health.live', 21), method: 'GET' });
    expect(status).toBe(404);
  });
});

describe('who asks', () => {
  test.each<[string, Partial<Record<string, string>>, string]>([
    ['nobody', { authorization: '' }, 'AUTHORIZATION_MISSING'],
    ['a token in a cookie', { authorization: '', cookie: 'token' }, 'AUTHORIZATION_MISSING'],
    ['a bad token', { authorization: 'Bearer a.b.c' }, 'TOKEN_INVALID'],
  ])('%s is refused', async (_, headers, appCode) => {
    const token = authorization.slice('Bearer '.length);
    const cookie = `token=${token}; authorization=${encodeURIComponent(authorization)}`;
    const answer = await call({
      path: `access.curator?access_token=${token}&token=${token}`,
      method: 'GET',
      headers: { ...headers, ...(headers.cookie ? { cookie } : {}) } as Record<string, string>,
    });
    expect(answer.status).toBe(401);
    expect(answer.body.error.data.appCode).toBe(appCode);
  });
});

describe('an error', () => {
  test('has a code, a request id and no stack', async () => {
    const { status, body } = await call({
      headers: { ...asJson, 'x-request-id': 'request-1' },
      body: '{"text":1}',
    });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^요청 형식이 올바르지 않습니다\. \(text: .*[가-힣]/);
    expect(body.error.data).toEqual({
      code: 'BAD_REQUEST',
      httpStatus: 400,
      path: 'embedding.single',
      appCode: 'INVALID_INPUT',
      requestId: 'request-1',
    });
  });

  test.each<[string, Call]>([
    ['a broken body', { headers: asJson, body: '{"text":' }],
    ['a batch that is a list', { path: 'embedding.single?batch=1', headers: asJson, body: '[' }],
    ['a broken input', { path: 'band.get?input={', method: 'GET' }],
    ['a broken address', { path: '%E0%A4%A', method: 'GET' }],
  ])('about %s is 400', async (_, parts) => {
    const { status, body } = await call(parts);
    const [{ error }] = Array.isArray(body) ? body : [body];
    expect([status, error.data.appCode]).toEqual([400, 'INVALID_INPUT']);
  });

  test('about an address that leads nowhere is 404', async () => {
    const { status, body } = await call({ path: 'no.such', method: 'GET' });
    expect(status).toBe(404);
    expect(body.error.data.appCode).toBe('ROUTE_NOT_FOUND');
  });
});

describe('a preflight', () => {
  test('of an allowed origin passes', async () => {
    const { status, headers } = await call({ method: 'OPTIONS', headers: { origin: ALLOWED } });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST');
  });

  test.each(['https://evil.example', 'null', `${ALLOWED}.evil.example`])(
    'of %s does not',
    async (origin) => {
      const { headers } = await call({ method: 'OPTIONS', headers: { origin } });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );
});
