import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { desc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { POST } from '#app/api/bands/recommendations/update/route.ts';
import { findLatestMap } from '#db/queries/catalogue-map.ts';
import { findJob } from '#db/queries/job.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { bandVector } from '#db/schema/embedding.ts';
import { recommendationRun } from '#db/schema/recommendation.ts';
import { insertKeyword, insertMember } from '#db/testing/factories.ts';
import { embedFake } from '../embeddings/testing/fake-embedding.ts';
import { hashText } from '../embeddings/text-hash.ts';
import { startActivation, startGoingBack } from '../services/activate-model.ts';
import { discardModel } from '../services/discard-model.ts';
import { listEmbeddingModels } from '../services/list-models.ts';
import { prepareModel } from '../services/prepare-model.ts';
import { silenceWorkers } from '../testing/dead-worker.ts';
import { callRoute } from '../testing/request.ts';
import { spawnWorker } from '../testing/spawn-worker.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { closeJobQueue } from './job-queue.ts';
import { type JobWorker, startWorker } from './start-worker.ts';

const BANDS = 250;
const WORDS = [
  '몽환',
  '새벽',
  '거친',
  '따뜻한',
  '청춘',
  '기타',
  '신스',
  '포크',
  '펑크',
  '재즈',
  '도시',
  '바다',
];
const textOf = (index: number) =>
  `소개 ${index}: ${[3, 5, 7].map((step) => WORDS[(index * step) % WORDS.length]).join(' ')}`;
const PATIENCE = { timeout: 60_000, interval: 50 };

let service: TestService;
let externalId: string;
let workers: JobWorker[] = [];
let children: ChildProcess[] = [];

beforeEach(async () => {
  service = await startTestService();
  const { db, runtime } = service;
  const { model } = runtime.embedder;
  const bands = await db
    .insert(band)
    .values(
      Array.from({ length: BANDS }, (_, index) => ({ bandName: `밴드 ${index}`, isBand: true })),
    )
    .returning({ bandId: band.bandId });
  await db.insert(bandDescription).values(
    bands.map(({ bandId }, index) => ({
      bandId,
      description: textOf(index),
      embedding: [...embedFake(textOf(index))],
      embeddingModel: model,
      embeddingTextHash: hashText(textOf(index)),
    })),
  );
  const keywords = [
    await insertKeyword(db, { keyword: '몽환' }),
    await insertKeyword(db, { keyword: '새벽' }),
  ];
  const member = await insertMember(db, {
    bandIds: bands.slice(0, 6).map(({ bandId }) => bandId),
    keywordIds: keywords.map(({ keywordId }) => keywordId),
  });
  externalId = member.externalId ?? '';
  workers = [];
  children = [];
}, 60_000);

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const worker of workers) await worker.stop();
  await closeJobQueue(service.runtime);
  await service.close();
});
afterAll(() => vi.restoreAllMocks());

async function work(): Promise<void> {
  workers.push(
    await startWorker({ ...service.runtime, databaseUrl: service.runtime.env.databaseUrl }),
  );
}

function startChild(): ChildProcess {
  const child = spawnWorker(service);
  children.push(child);
  return child;
}

/** As a request has it. */
const active = async () => ({
  ...service.runtime,
  embedder: await service.runtime.embedders.active(),
});
const by = { requestedBy: undefined };

async function waitForState(jobId: string, state: string) {
  await vi.waitFor(
    async () => expect(await findJob(service.db, { jobId })).toMatchObject({ state }),
    PATIENCE,
  );
}

async function prepare(model: string, state = 'done') {
  const { job } = await prepareModel(await active(), { model, ...by });
  await waitForState(job.jobId, state);
  return job.jobId;
}

async function activate(model: string) {
  const { job } = await startActivation(await active(), { model, ...by });
  await waitForState(job.jobId, 'done');
}

async function goBack() {
  const { job } = await startGoingBack(await active(), by);
  await waitForState(job.jobId, 'done');
}

/** What the member gets now, and by which model. */
async function recommend() {
  const { status, body } = await callRoute(POST, {
    authorization: await service.authorization(externalId),
  });
  const [run] = await service.db
    .select({ model: recommendationRun.model })
    .from(recommendationRun)
    .orderBy(desc(recommendationRun.recommendationRunId))
    .limit(1);
  return { status, model: run?.model, bands: body.payload?.bands };
}

/** Descriptions in the calls that the provider got, each as often as it was sent. */
const sentTexts = (from = 0, to?: number) =>
  service.provider.calls
    .slice(from, to)
    .flatMap(({ inputs }) => inputs)
    .filter((input) => input.startsWith('소개'));

describe.each([['other-1536d'], ['other-256d'], ['other-3072d']])('a switch to %s', (model) => {
  test('and back, with the provider failing half-way', { timeout: 120_000 }, async () => {
    const old = service.runtime.embedder.model;
    const before = await recommend();
    expect(before).toMatchObject({ status: 200, model: old });
    await work();
    const { length: earlier } = service.provider.calls;
    // One call measures the model, one batch of a hundred is answered.
    service.provider.setBehaviour({ mode: 'status', status: 401, afterCalls: 2 });
    await prepare(model, 'failed');
    const { length: failedAt } = service.provider.calls;
    expect(await recommend()).toEqual(before);
    const [half] = (await listEmbeddingModels(await active())).others;
    expect(half).toMatchObject({ model, state: 'preparing' });
    expect(half?.coverage.embedded).toBeGreaterThan(0);
    expect(half?.coverage.embedded).toBeLessThan(BANDS);

    service.provider.setBehaviour({ mode: 'ok' });
    await prepare(model);
    const paid = [...sentTexts(earlier, earlier + 2), ...sentTexts(failedAt)];
    expect(paid.toSorted()).toEqual(
      Array.from({ length: BANDS }, (_, index) => textOf(index)).toSorted(),
    );
    expect(await recommend()).toEqual(before);

    const { length: calls } = service.provider.calls;
    await activate(model);
    const after = await recommend();
    expect(after).toMatchObject({ status: 200, model });
    expect(after.bands).toHaveLength(5);
    expect(after.bands).not.toEqual(before.bands);
    // The keyword sentence was made ready with the rest.
    expect(service.provider.calls).toHaveLength(calls);
    await vi.waitFor(
      async () =>
        expect(await findLatestMap(service.db, { model })).toMatchObject({
          model,
          bandCount: BANDS,
        }),
      PATIENCE,
    );

    await goBack();
    expect(await recommend()).toEqual(before);
    await goBack();
    expect(await recommend()).toEqual(after);
    expect(service.provider.calls).toHaveLength(calls);
  });
});

test('a curator may accept the coverage there is; what is edited meanwhile stays', {
  timeout: 60_000,
}, async () => {
  const { db } = service;
  await work();
  service.provider.setBehaviour({ mode: 'status', status: 401, afterCalls: 3 });
  await prepare('other-256d', 'failed');
  service.provider.setBehaviour({ mode: 'ok' });
  await db
    .update(bandDescription)
    .set({ description: '새로 쓴 글' })
    .where(eq(bandDescription.description, textOf(0)));
  await activate('other-256d');
  const models = await listEmbeddingModels(await active());
  expect(models.active.coverage.embedded).toBeLessThan(BANDS);
  expect(models).toMatchObject({
    previous: service.runtime.embedder.model,
    others: [{ coverage: { total: BANDS, embedded: BANDS, stale: 1 } }],
  });
  expect(await recommend()).toMatchObject({ model: 'other-256d' });
});

test('members who are answered during a switch get whole sets of one model', {
  timeout: 60_000,
}, async () => {
  await work();
  await prepare('other-256d');
  await recommend();
  const answers: Promise<{ status: number; bands: unknown[] }>[] = [];
  const switching = activate('other-256d');
  for (let round = 0; round < 20; round += 1) {
    answers.push(recommend());
    await answers.at(-1);
  }
  await switching;
  for (const { status, bands } of await Promise.all(answers)) {
    expect(status).toBe(200);
    expect(bands).toHaveLength(5);
  }
  expect(await recommend()).toMatchObject({ model: 'other-256d' });
});

test('a worker that is killed while preparing is succeeded by another', {
  timeout: 150_000,
}, async () => {
  const model = 'other-256d';
  const first = startChild();
  const { job } = await prepareModel(await active(), { model, ...by });
  service.provider.setBehaviour({ mode: 'hold', afterCalls: 1 });
  await vi.waitFor(
    async () => expect(await service.db.$count(bandVector)).toBeGreaterThan(0),
    PATIENCE,
  );
  first.kill('SIGKILL');
  await once(first, 'exit');
  const { calls } = service.provider;
  const stored = await service.db.$count(bandVector);
  const heldUntil = calls.length;
  service.provider.setBehaviour({ mode: 'ok' });
  await silenceWorkers(service.db);
  startChild();
  await waitForState(job.jobId, 'done');
  // What was stored is not sent again.
  expect(sentTexts(heldUntil)).toHaveLength(BANDS - stored);
  expect(await service.db.$count(bandVector)).toBe(BANDS);
});

test('a model that cannot be used is refused at once, in words', async () => {
  const { db, provider } = service;
  const start = async (model: string) => prepareModel(await active(), { model, ...by });
  await expect(start(service.runtime.embedder.model)).rejects.toMatchObject({
    code: 'MODEL_ACTIVE',
  });
  await expect(start('too-long-4001d')).rejects.toMatchObject({ code: 'MODEL_UNUSABLE' });
  provider.setBehaviour({ mode: 'status', status: 404 });
  await expect(start('unknown')).rejects.toMatchObject({ failure: 'unavailable' });
  await expect(startActivation(await active(), { model: 'unknown', ...by })).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
  });
  await expect(startGoingBack(await active(), by)).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
  });
  await expect(discardModel({ db }, { model: 'unknown' })).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
  });
});
