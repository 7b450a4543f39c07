import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bandRecommend, recommendationRun, sentenceEmbedding } from '#db/schema/recommendation.ts';
import { insertBand, insertKeyword, insertMember, unitVector } from '#db/testing/factories.ts';
import { runTraceSchema } from '#server/schemas/recommendation-run.ts';
import { callRoute } from '#server/testing/request.ts';
import { startTestService, TEST_API_KEY, type TestService } from '#server/testing/test-service.ts';
import { GET } from '../route.ts';
import { POST, PUT } from './route.ts';

let service: TestService;
let picks: number[];
let keywordIds: number[];
let deletedKeywordId: number;
let blankKeywordId: number;
let plainBandId: number;

beforeAll(async () => {
  service = await startTestService();
  const { db } = service;
  keywordIds = [];
  for (const keyword of ['몽환', '새벽']) {
    keywordIds.push((await insertKeyword(db, { keyword })).keywordId);
  }
  deletedKeywordId = (await insertKeyword(db, { deletedAt: new Date() })).keywordId;
  blankKeywordId = (await insertKeyword(db, { keyword: '  ' })).keywordId;
  const bandIds: number[] = [];
  for (let seed = 1; seed <= 30; seed += 1) {
    const { bandId } = await insertBand(db, {
      bandName: `밴드 ${seed}`,
      mainImage: seed % 2 ? `https://img.example/${seed}.jpg` : null,
      embedding: unitVector(seed),
      keywordIds,
      topTrack:
        seed % 3 ? { title: `노래 ${seed}`, externalUrl: 'https://music.example/a' } : undefined,
    });
    bandIds.push(bandId);
  }
  picks = bandIds.slice(0, 6);
  plainBandId = (await insertBand(db, { embedding: null, description: '벡터가 없는 밴드' })).bandId;
}, 60_000);

afterAll(() => service.close());

beforeEach(() => {
  service.provider.setBehaviour({ mode: 'ok' });
});

async function storedSet(memberId: number) {
  return service.db
    .select({
      bandId: bandRecommend.bandId,
      priority: bandRecommend.priority,
      score: bandRecommend.score,
    })
    .from(bandRecommend)
    .where(eq(bandRecommend.memberId, memberId))
    .orderBy(asc(bandRecommend.priority));
}

async function readRuns(memberId: number) {
  return service.db
    .select()
    .from(recommendationRun)
    .where(eq(recommendationRun.memberId, memberId))
    .orderBy(asc(recommendationRun.recommendationRunId));
}

async function update(externalId: string) {
  return callRoute(POST, { authorization: await service.authorization(externalId) });
}

describe('a member with picks and keywords', () => {
  test('gets five bands in the shape of the contract, stored by priority', async () => {
    const member = await insertMember(service.db, { bandIds: picks, keywordIds });
    const answer = await update(member.externalId as string);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      statusCode: 200,
      isSuccess: true,
      message: '추천 밴드 업데이트 API',
    });
    expect(Object.keys(answer.body)).toEqual(['statusCode', 'isSuccess', 'message', 'payload']);
    const { bands } = answer.body.payload;
    expect(bands).toHaveLength(5);
    for (const band of bands) {
      expect(Object.keys(band)).toEqual([
        'bandId',
        'score',
        'bandName',
        'imageUrl',
        'topTrack',
        'keywords',
      ]);
      expect(picks).not.toContain(band.bandId);
      expect(band.score).toBe(Math.round(band.score * 1e4) / 1e4);
      expect(band.keywords).toEqual(['몽환', '새벽']);
    }
    expect(bands.map((band: { score: number }) => band.score)).toEqual(
      bands.map((band: { score: number }) => band.score).toSorted((a: number, b: number) => b - a),
    );
    const stored = await storedSet(member.memberId);
    expect(stored.map(({ bandId }) => bandId)).toEqual(
      bands.map((band: { bandId: number }) => band.bandId),
    );
    expect(stored.map(({ priority }) => priority)).toEqual([1, 2, 3, 4, 5]);

    const listed = await callRoute(GET, {
      method: 'GET',
      authorization: await service.authorization(member.externalId as string),
    });
    expect(listed.status).toBe(200);
    expect(listed.body.payload).toEqual(answer.body.payload);
  });

  test('leaves a run that tells how the set came about', async () => {
    const member = await insertMember(service.db, {
      bandIds: [...picks, plainBandId],
      keywordIds: [...keywordIds, deletedKeywordId],
    });
    const answer = await update(member.externalId as string);
    const stored = await storedSet(member.memberId);
    const [run, ...others] = await readRuns(member.memberId);
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      source: 'member',
      model: service.runtime.embedder.model,
      failure: null,
      bandIds: answer.body.payload.bands.map((band: { bandId: number }) => band.bandId),
    });
    expect(run?.durationMs).toBeGreaterThan(0);
    const trace = runTraceSchema.parse(run?.trace);
    expect(trace).toMatchObject({
      version: 'v3',
      isFallback: false,
      pickBandIds: [...picks, plainBandId],
      keywordIds,
      keywords: ['몽환', '새벽'],
    });
    expect(trace.probes.flatMap((probe) => probe.pickBandIds).toSorted((a, b) => a - b)).toEqual(
      picks,
    );
    expect(trace.probes.map((probe) => probe.candidates.length)).toEqual([10, 10, 10]);
    expect(trace.bands.map(({ bandId, priority }) => ({ bandId, priority }))).toEqual(
      stored.map(({ bandId, priority }) => ({ bandId, priority })),
    );
    for (const [index, band] of trace.bands.entries()) {
      expect(band.score).toBeCloseTo(stored[index]?.score ?? 0, 5);
      const found = trace.probes[band.probeIndex]?.candidates.find(
        ({ bandId }) => bandId === band.bandId,
      );
      expect(found?.outcome).toBe(band.rank);
    }
    expect(JSON.stringify(run?.trace).length).toBeLessThan(4_000);
  });

  test('pays for a keyword sentence once', async () => {
    const member = await insertMember(service.db, { bandIds: picks, keywordIds });
    await update(member.externalId as string);
    const callsBefore = service.provider.calls.length;
    await update(member.externalId as string);
    expect(service.provider.calls).toHaveLength(callsBefore);
  });

  test('is served from the bands alone when no keyword is usable', async () => {
    const member = await insertMember(service.db, {
      bandIds: picks,
      keywordIds: [deletedKeywordId, blankKeywordId],
    });
    const callsBefore = service.provider.calls.length;
    const answer = await update(member.externalId as string);
    expect(answer.status).toBe(200);
    expect(answer.body.payload.bands).toHaveLength(5);
    expect(service.provider.calls).toHaveLength(callsBefore);
  });

  test('with fewer than three embedded picks gets three bands', async () => {
    const member = await insertMember(service.db, {
      bandIds: [...picks.slice(0, 2), ...picks.slice(0, 2), plainBandId],
      keywordIds,
    });
    const answer = await update(member.externalId as string);
    expect(answer.body.payload.bands).toHaveLength(3);
  });

  test('twenty updates at once all succeed and leave one complete set', async () => {
    const member = await insertMember(service.db, { bandIds: picks, keywordIds });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => update(member.externalId as string)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const stored = await storedSet(member.memberId);
    expect(stored.map(({ priority }) => priority)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(stored.map(({ bandId }) => bandId)).size).toBe(5);
    const runs = await readRuns(member.memberId);
    expect(runs).toHaveLength(20);
    expect(runs.at(-1)?.bandIds).toEqual(stored.map(({ bandId }) => bandId));
  });
});

describe('errors', () => {
  const stranger = '00000000-0000-4000-8000-000000000000';

  test.each([
    ['no header', undefined, 'Authorization 헤더가 없습니다.'],
    ['no Bearer', 'Token x', "올바른 토큰 형식이 아닙니다. 'Bearer {token}' 형식을 사용하세요."],
    ['garbage', 'Bearer x.y.z', '유효하지 않은 토큰입니다.'],
  ])('%s: 401', async (_, authorization, message) => {
    const answer = await callRoute(POST, { authorization });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ statusCode: 401, message });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  });

  test('unknown and soft-deleted members: 404', async () => {
    const deleted = await insertMember(service.db, { deletedAt: new Date(), bandIds: picks });
    for (const externalId of [stranger, deleted.externalId as string]) {
      const answer = await update(externalId);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ statusCode: 404, message: '회원을 찾을 수 없습니다.' });
    }
  });

  test('no picks, no keywords, no embedded pick: 400', async () => {
    const cases: [{ bandIds: number[]; keywordIds: number[] }, string][] = [
      [{ bandIds: [], keywordIds }, '선택한 밴드가 없습니다.'],
      [{ bandIds: [], keywordIds: [] }, '선택한 밴드가 없습니다.'],
      [{ bandIds: picks, keywordIds: [] }, '선택한 키워드가 없습니다.'],
      [{ bandIds: [plainBandId], keywordIds }, '선택한 밴드 중 임베딩이 있는 밴드가 없습니다.'],
    ];
    for (const [selection, message] of cases) {
      const member = await insertMember(service.db, selection);
      const answer = await update(member.externalId as string);
      expect(answer.body).toEqual({ statusCode: 400, message });
      expect(answer.status).toBe(400);
      expect(await readRuns(member.memberId)).toEqual([]);
    }
  });

  test.each([
    ['down', { mode: 'status', status: 500 }],
    ['slow', { mode: 'hang' }],
    ['gone', { mode: 'disconnect' }],
    ['refusing our key', { mode: 'status', status: 401 }],
    ['answering zeros', { mode: 'zeros' }],
  ] as const)('provider %s: 503, and the stored set stays', async (_, behaviour) => {
    const member = await insertMember(service.db, { bandIds: picks, keywordIds });
    await update(member.externalId as string);
    const before = await storedSet(member.memberId);
    await service.db.delete(sentenceEmbedding);
    service.provider.setBehaviour(behaviour);
    const answer = await update(member.externalId as string);
    expect(answer.status).toBe(503);
    expect(answer.body.statusCode).toBe(503);
    expect(answer.body.message).toMatch(/임베딩 서비스/);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await storedSet(member.memberId)).toEqual(before);
    await expect
      .poll(async () => (await readRuns(member.memberId)).map(({ failure }) => failure))
      .toEqual([null, 'EMBEDDER_UNAVAILABLE']);
    expect((await readRuns(member.memberId)).at(-1)).toMatchObject({ bandIds: [], trace: null });
  });

  test('a provider that asks for no wait at all: still a second', async () => {
    const member = await insertMember(service.db, { bandIds: picks, keywordIds });
    await service.db.delete(sentenceEmbedding);
    service.provider.setBehaviour({ mode: 'status', status: 429, headers: { 'retry-after': '0' } });
    const answer = await update(member.externalId as string);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  test('a provider that rejects the keyword sentence is its own fault, not the member’s', async () => {
    const member = await insertMember(service.db, { bandIds: picks, keywordIds });
    await service.db.delete(sentenceEmbedding);
    service.provider.setBehaviour({ mode: 'status', status: 400 });
    const answer = await update(member.externalId as string);
    expect(answer.status).toBe(503);
    expect(answer.body.message).toMatch(/임베딩 서비스/);
  });

  test('what the provider asks us to wait is passed on', async () => {
    const member = await insertMember(service.db, { bandIds: picks, keywordIds });
    await service.db.delete(sentenceEmbedding);
    service.provider.setBehaviour({
      mode: 'status',
      status: 429,
      headers: { 'retry-after': '77' },
    });
    const answer = await update(member.externalId as string);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('77');
  });

  test('something unforeseen: 500 without internals; the cause is in the log by request id', async () => {
    const member = await insertMember(service.db, { bandIds: picks, keywordIds });
    await service.db.execute('alter table band_recommend rename to band_recommend_away');
    const answer = await callRoute(POST, {
      authorization: await service.authorization(member.externalId as string),
      headers: { 'x-request-id': 'trace-me-1234' },
    });
    await service.db.execute('alter table band_recommend_away rename to band_recommend');
    expect(answer.status).toBe(500);
    expect(Object.keys(answer.body)).toEqual(['statusCode', 'message']);
    expect(JSON.stringify(answer.body)).not.toMatch(/band_recommend|select|delete|relation/i);
    expect(answer.headers.get('x-request-id')).toBe('trace-me-1234');
    await expect
      .poll(async () => (await readRuns(member.memberId)).map(({ failure }) => failure))
      .toEqual(['INTERNAL']);
    const logged = service.logLines.filter((line) => line.includes('trace-me-1234')).join('');
    expect(logged).toMatch(/band_recommend/);
    expect(logged).not.toMatch(/params: ./);
  });

  test('other methods: 405 with what is allowed', async () => {
    const refused = await callRoute(PUT, { method: 'PUT' });
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('POST, OPTIONS');
    expect(refused.body).toEqual({ statusCode: 405, message: '지원하지 않는 메서드입니다.' });
  });

  test('no secret was logged or answered', () => {
    const log = service.logLines.join('');
    expect(log).not.toContain(TEST_API_KEY);
    expect(log).not.toContain('postgres://');
    expect(log).not.toMatch(/eyJ/);
  });
});
