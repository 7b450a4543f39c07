import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { connectDatabase } from '#db/client.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { test } from '../service.ts';

const UPDATE = '/api/bands/recommendations/update';

test.describe('a member of the music service', () => {
  test('asks for recommendations, then reads the stored ones', async ({ request, service }) => {
    const headers = { authorization: `Bearer ${await service.memberToken(SHOWCASE_MEMBER_ID)}` };
    const updated = await request.post(UPDATE, { headers });
    expect(updated.status()).toBe(200);
    const body = await updated.json();
    expect(body).toMatchObject({
      statusCode: 200,
      isSuccess: true,
      message: '추천 밴드 업데이트 API',
    });
    expect(body.payload.bands).toHaveLength(5);
    for (const band of body.payload.bands) {
      expect(band).toEqual({
        bandId: expect.any(Number),
        score: expect.any(Number),
        bandName: expect.stringMatching(/./),
        imageUrl: null,
        topTrack: { title: expect.any(String), externalUrl: expect.stringMatching(/^https:/) },
        keywords: expect.arrayContaining([expect.any(String)]),
      });
    }
    const listed = await request.get('/api/bands/recommendations', { headers });
    expect((await listed.json()).payload).toEqual(body.payload);
  });

  test('runs the typed client of the README', async ({ service }) => {
    const example = fileURLToPath(new URL('../client-example.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [example], {
      env: {
        ...process.env,
        DIGGINDIE_URL: service.baseUrl,
        MEMBER_TOKEN: await service.memberToken(SHOWCASE_MEMBER_ID),
      },
    });
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^.+ \(0\.\d+\): .+$/);
  });

  test('is told what is wrong with a token', async ({ request }) => {
    const cases: [Record<string, string>, string][] = [
      [{}, 'Authorization 헤더가 없습니다.'],
      [
        { authorization: 'Basic abc' },
        "올바른 토큰 형식이 아닙니다. 'Bearer {token}' 형식을 사용하세요.",
      ],
      [{ authorization: 'Bearer abc' }, '유효하지 않은 토큰입니다.'],
    ];
    for (const [headers, message] of cases) {
      const answer = await request.post(UPDATE, { headers });
      expect(answer.status()).toBe(401);
      expect(answer.headers()['www-authenticate']).toBe('Bearer');
      expect(await answer.json()).toEqual({ statusCode: 401, message });
    }
  });

  test('may not do what curators do', async ({ request, service }) => {
    const headers = { authorization: `Bearer ${await service.memberToken(SHOWCASE_MEMBER_ID)}` };
    const answer = await request.post('/api/embedding/reset', { headers });
    expect(answer.status()).toBe(403);
  });
});

test.describe('a curator', () => {
  test('compares the versions', async ({ request, service }) => {
    const token = await service.memberToken(SHOWCASE_MEMBER_ID, 'ROLE_ADMIN');
    const headers = { authorization: `Bearer ${token}` };
    for (const [version, count] of Object.entries({ v1: 3, v2: 3, v3: 5, v4: 5 })) {
      const answer = await request.post(`${UPDATE}/${version}`, {
        headers,
        data: { bandIds: [1, 2, 3, 4, 5, 6], keywords: [1, 2] },
      });
      expect(answer.status()).toBe(200);
      expect((await answer.json()).bands).toHaveLength(count);
    }
  });

  test('embeds a text', async ({ request, service }) => {
    const token = await service.memberToken(SHOWCASE_MEMBER_ID, 'ROLE_ADMIN');
    const answer = await request.post('/api/embedding/single', {
      headers: { authorization: `Bearer ${token}` },
      data: { text: '새벽에 듣는 몽환적인 슈게이징' },
    });
    const { model, embedding } = await answer.json();
    expect(model).toBe('local-lexical-v1');
    expect(embedding).toHaveLength(1536);
  });
});

test('a preview needs no sign-in on the public demo, and stores no recommendation', async ({
  request,
  service,
}) => {
  const { db, close } = connectDatabase(service.databaseUrl);
  const readStored = () => db.select().from(bandRecommend).orderBy(bandRecommend.bandRecommendId);
  const before = await readStored();
  const input = JSON.stringify({ version: 'v3', bandIds: [1, 2, 3, 4, 5], keywordIds: [1] });
  const answer = await request.get('/api/trpc/recommendation.preview', { params: { input } });
  expect(answer.status()).toBe(200);
  const { data } = (await answer.json()).result;
  expect(data.bands).toHaveLength(5);
  expect(data.probes).toHaveLength(3);
  expect(data.probes[0].rotation.degrees).toBeGreaterThan(0);
  expect(await readStored()).toEqual(before);
  await close();
});

test('addresses and methods that are not there answer as JSON', async ({ request }) => {
  const nowhere = await request.get('/api/nowhere');
  expect(nowhere.status()).toBe(404);
  expect((await nowhere.json()).statusCode).toBe(404);
  const refused = await request.delete(UPDATE);
  expect(refused.status()).toBe(405);
  expect(refused.headers().allow).toContain('POST');
  expect((await refused.json()).statusCode).toBe(405);
});

test('a page of a foreign origin can neither read nor run anything', async ({ request }) => {
  for (const origin of ['https://evil.example', 'null', 'https://app.example.com.evil.example']) {
    const preflight = await request.fetch(UPDATE, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers()['access-control-allow-origin']).toBeUndefined();
    const mutation = await request.post('/api/trpc/recommendation.update', {
      headers: { origin, 'content-type': 'application/json' },
      data: '{}',
    });
    expect(mutation.status()).toBe(403);
  }
});
