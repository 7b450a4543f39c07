import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { bandDescription } from '#db/schema/catalogue.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { insertBand, insertKeyword, unitVector } from '#db/testing/factories.ts';
import { closeJobQueue } from '#server/jobs/job-queue.ts';
import { type JobWorker, startWorker } from '#server/jobs/start-worker.ts';
import { callRoute } from '#server/testing/request.ts';
import { startTestService, type TestService } from '#server/testing/test-service.ts';
import { GET as notFoundGet, POST as notFoundPost } from './[...path]/route.ts';
import { GET as getBand } from './bands/[bandId]/route.ts';
import { POST as runVersion } from './bands/recommendations/update/[version]/route.ts';
import { POST as reset } from './embedding/reset/route.ts';
import { POST as embedText } from './embedding/single/route.ts';
import { POST as updateByIds } from './embedding/update-by-ids/route.ts';
import { POST as updateMissing } from './embedding/update-missing/route.ts';
import { GET as getJob } from './jobs/[jobId]/route.ts';

const CURATOR_ID = '11111111-1111-4111-8111-111111111111';

/** A worker looks for jobs every second. */
const WITH_JOBS = { timeout: 60_000 };

let service: TestService;
let worker: JobWorker;
let authorization: string;
let keywordId: number;
const bandIds: number[] = [];

beforeAll(async () => {
  service = await startTestService();
  worker = await startWorker({
    ...service.runtime,
    databaseUrl: service.runtime.env.databaseUrl,
  });
  authorization = await service.authorization(CURATOR_ID, 'ROLE_ADMIN');
  keywordId = (await insertKeyword(service.db, { keyword: '몽환' })).keywordId;
  for (let seed = 1; seed <= 20; seed += 1) {
    const { bandId } = await insertBand(service.db, {
      isBand: seed % 2 === 0,
      embedding: unitVector(seed),
      description: `설명 ${seed}`,
      mainMusic: `https://music.example/${seed}`,
      keywordIds: [keywordId],
    });
    bandIds.push(bandId);
  }
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await closeJobQueue(service.runtime);
  await service.close();
});

beforeEach(() => {
  service.provider.setBehaviour({ mode: 'ok' });
});

describe('who may', () => {
  const endpoints = [
    ['run a version', runVersion, { version: 'v3' }],
    ['see a band', getBand, { bandId: '1' }],
    ['embed a text', embedText, {}],
    ['embed what is missing', updateMissing, {}],
    ['embed by ids', updateByIds, {}],
    ['embed everything', reset, {}],
  ] as const;

  test.each(endpoints)(
    '%s: not without a token, even with a broken body',
    async (_, route, params) => {
      const answer = await callRoute(route, { params, body: '{broken' });
      expect(answer.status).toBe(401);
      expect(answer.body.message).toBe('Authorization 헤더가 없습니다.');
    },
  );

  test.each(endpoints)('%s: not as a member', async (_, route, params) => {
    const member = await service.authorization(CURATOR_ID, 'ROLE_USER');
    const answer = await callRoute(route, { params, authorization: member, body: {} });
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({ statusCode: 403, message: '접근 권한이 없습니다.' });
  });
});

describe('POST /api/bands/recommendations/update/{version}', () => {
  test.each([
    ['v1', 3],
    ['v2', 3],
    ['v3', 5],
    ['v4', 5],
  ])('%s answers %i bands and stores nothing', async (version, count) => {
    const answer = await callRoute(runVersion, {
      params: { version },
      authorization,
      body: { bandIds: bandIds.slice(0, 4), keywords: [keywordId, 987_654] },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.bands).toHaveLength(count);
    expect(Object.keys(answer.body.bands[0])).toEqual([
      'bandId',
      'score',
      'bandName',
      'imageUrl',
      'bandMusic',
      'keywords',
    ]);
    expect(await service.db.select().from(bandRecommend)).toEqual([]);
  });

  test('v4 answers bands only', async () => {
    const answer = await callRoute(runVersion, {
      params: { version: 'v4' },
      authorization,
      body: { bandIds: bandIds.slice(0, 2) },
    });
    const even = bandIds.filter((_, index) => index % 2 === 1);
    for (const { bandId } of answer.body.bands) expect(even).toContain(bandId);
  });

  test.each([
    ['no body', '', 400],
    ['broken JSON', '{"bandIds":[1,}', 400],
    ['not an object', [1, 2], 400],
    ['no bands', { bandIds: [] }, 400],
    ['a fraction', { bandIds: [1.5] }, 400],
    ['a string', { bandIds: ['x'] }, 400],
    ['null', { bandIds: [null] }, 400],
    ['keywords null', { bandIds: [1], keywords: null }, 400],
    ['unknown bands', { bandIds: [-1, 99_999_999_999] }, 400],
  ])('%s: 400', async (_, body, status) => {
    const answer = await callRoute(runVersion, { params: { version: 'v3' }, authorization, body });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.body)).toEqual(['statusCode', 'message']);
    expect(answer.body.message).toMatch(/[가-힣]/);
  });

  test('an unknown version: 404', async () => {
    const answer = await callRoute(runVersion, {
      params: { version: 'v9' },
      authorization,
      body: { bandIds },
    });
    expect(answer.status).toBe(404);
  });
});

describe('GET /api/bands/{bandId}', () => {
  test('answers description, times and vector', async () => {
    const bandId = bandIds[0] as number;
    const answer = await callRoute(getBand, {
      method: 'GET',
      params: { bandId: String(bandId) },
      authorization,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ bandId, description: '설명 1', deletedAt: null });
    expect(answer.body.createdAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(answer.body.embedding).toHaveLength(1536);
    expect(answer.body.embedding[0]).toBeCloseTo(unitVector(1)[0] as number, 6);
  });

  test.each([
    ['999999', 404],
    ['-1', 404],
    ['0', 404],
    ['abc', 400],
    ['1.5', 400],
  ])('%s: %i', async (bandId, status) => {
    const answer = await callRoute(getBand, { method: 'GET', params: { bandId }, authorization });
    expect(answer.status).toBe(status);
  });

  test('a soft-deleted band is absent', async () => {
    const { bandId } = await insertBand(service.db, { description: 'x', deletedAt: new Date() });
    const params = { bandId: String(bandId) };
    const answer = await callRoute(getBand, { method: 'GET', params, authorization });
    expect(answer.body).toEqual({ statusCode: 404, message: '밴드를 찾을 수 없습니다.' });
  });
});

describe('embedding endpoints', WITH_JOBS, () => {
  test('single', async () => {
    const answer = await callRoute(embedText, { authorization, body: { text: '몽환적인 밴드' } });
    expect(answer.status).toBe(200);
    expect(answer.body.model).toBe('text-embedding-3-small');
    expect(answer.body.embedding).toHaveLength(1536);
  });

  test.each([['   '], ['\n\t'], ['\u3000']])('blank text %j: 400', async (text) => {
    const answer = await callRoute(embedText, { authorization, body: { text } });
    expect(answer.body).toEqual({ statusCode: 400, message: '입력 text가 비어 있습니다.' });
  });

  test('by ids counts what was asked and what was done', async () => {
    const { descriptionId } = await insertBand(service.db, { description: '하나' });
    const blank = await insertBand(service.db, { description: '   ' });
    const answer = await callRoute(updateByIds, {
      authorization,
      body: { bandDescriptionIds: [descriptionId, descriptionId, blank.descriptionId, 999_999] },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ requestedCount: 4, processedCount: 1 });
  });

  test('update-missing, then reset with the provider down keeps every vector', async () => {
    await insertBand(service.db, { description: '벡터가 아직 없는 밴드' });
    const missing = await callRoute(updateMissing, { authorization });
    expect(missing.body).toEqual({ mode: 'update-missing', totalProcessed: 1 });
    const vectors = () =>
      service.db
        .select({ id: bandDescription.bandDescriptionId, vector: bandDescription.embedding })
        .from(bandDescription)
        .orderBy(bandDescription.bandDescriptionId);
    const before = await vectors();
    service.provider.setBehaviour({ mode: 'status', status: 500 });
    const failed = await callRoute(reset, { authorization });
    expect(failed.status).toBe(503);
    expect(Number(failed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await vectors()).toEqual(before);

    service.provider.setBehaviour({ mode: 'ok' });
    const again = await callRoute(reset, { authorization });
    const usable = before.filter(({ vector }) => vector).length;
    expect(again.body).toEqual({ mode: 'reset', totalProcessed: usable });
    const [first] = await service.db
      .select({ model: bandDescription.embeddingModel })
      .from(bandDescription)
      .where(eq(bandDescription.bandId, bandIds[0] as number));
    expect(first?.model).toBe('text-embedding-3-small');
  });
});

describe('Prefer: respond-async', WITH_JOBS, () => {
  const headers = { prefer: 'wait=10, respond-async' };

  test.each([
    ['update-missing', updateMissing, undefined, 'embedMissing'],
    ['update-by-ids', updateByIds, { bandDescriptionIds: [1] }, 'embedByIds'],
    ['reset', reset, undefined, 'embedAll'],
  ] as const)('%s answers 202 and where the job is', async (_, route, body, kind) => {
    const accepted = await callRoute(route, { authorization, headers, body });
    expect(accepted.status).toBe(202);
    expect(accepted.headers.get('preference-applied')).toBe('respond-async');
    const { jobId } = accepted.body;
    expect(accepted.headers.get('location')).toBe(`/api/jobs/${jobId}`);
    expect(accepted.body).toMatchObject({ kind, state: 'queued' });

    const ask = () => callRoute(getJob, { method: 'GET', authorization, params: { jobId } });
    await vi.waitFor(async () => expect((await ask()).body.state).toBe('done'), {
      timeout: 30_000,
      interval: 50,
    });
    expect((await ask()).body).toMatchObject({ jobId, kind, progress: 1, failed: 0 });
  });

  test('jobs are for curators', async () => {
    const params = { jobId: '3f1f6a7e-0d3c-4a53-9c3f-2f4f8f6b1a11' };
    const method = 'GET';
    expect((await callRoute(getJob, { method, params })).status).toBe(401);
    const member = await service.authorization(CURATOR_ID, 'ROLE_USER');
    expect((await callRoute(getJob, { method, params, authorization: member })).status).toBe(403);
    expect((await callRoute(getJob, { method, params, authorization })).status).toBe(404);
    const broken = { jobId: 'x' };
    expect((await callRoute(getJob, { method, params: broken, authorization })).status).toBe(400);
  });
});

test.each([
  [notFoundGet, 'GET'],
  [notFoundPost, 'POST'],
])('addresses that lead nowhere answer in the same form', async (route, method) => {
  const answer = await callRoute(route, { method });
  expect(answer.status).toBe(404);
  expect(answer.body).toEqual({ statusCode: 404, message: '요청한 주소를 찾을 수 없습니다.' });
});
