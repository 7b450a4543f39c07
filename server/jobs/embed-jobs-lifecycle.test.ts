import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { binaryVector, decodeVector } from '#db/queries/vector-format.ts';
import { bandDescription } from '#db/schema/catalogue.ts';
import { createEmbedders } from '../embeddings/embedders.ts';
import { embedFake } from '../embeddings/testing/fake-embedding.ts';
import { hashText } from '../embeddings/text-hash.ts';
import type { Job } from '../schemas/job.ts';
import { cancelJob } from '../services/cancel-job.ts';
import { listJobFailures } from '../services/list-job-failures.ts';
import { getJob } from '../services/list-jobs.ts';
import { pauseJob, resumeJob } from '../services/pause-job.ts';
import { retryJob } from '../services/retry-job.ts';
import { startEmbedding } from '../services/start-embedding.ts';
import { watchJobs } from '../services/watch-jobs.ts';
import { silenceWorkers } from '../testing/dead-worker.ts';
import { spawnWorker } from '../testing/spawn-worker.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { closeJobQueue } from './job-queue.ts';
import { type JobWorker, startWorker } from './start-worker.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };
/** More than the requests that are on their way at once, of 100 texts each. */
const TEXTS = 650;
const texts = Array.from({ length: TEXTS }, (_, index) => `band number ${index} sounds like dawn`);

let service: TestService;
const workers: JobWorker[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  service = await startTestService();
});
beforeEach(async () => {
  const { db, provider } = service;
  provider.setBehaviour({ mode: 'ok' });
  provider.calls.length = 0;
  await db.execute(sql`truncate band, job restart identity cascade`);
  await db.execute(sql`
    insert into band (band_name) select 'Band ' || n from generate_series(1, ${TEXTS}::int) as n`);
  await db
    .insert(bandDescription)
    .values(texts.map((description, index) => ({ bandId: index + 1, description })));
});
afterEach(async () => {
  service.provider.release();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(async () => {
  await closeJobQueue(service.runtime);
  await service.close();
});

async function work(): Promise<void> {
  const { env, db, log } = service.runtime;
  // Patient, as a real one: an answer that the stub holds back must not be asked for again.
  const embedders = createEmbedders(env, db);
  workers.push(await startWorker({ db, embedders, log, databaseUrl: env.databaseUrl }));
}

function startChild(): ChildProcess {
  const child = spawnWorker(service);
  children.push(child);
  return child;
}

async function start(kind: 'missing' | 'all' = 'missing', patienceMs?: number): Promise<Job> {
  const scope = { kind };
  const options = { scope, requestedBy: undefined, patienceMs };
  return (await startEmbedding(service.runtime, options)).job;
}

const read = (jobId: string) => getJob(service.runtime, jobId);

function waitFor(jobId: string, expected: Partial<Job>) {
  return vi.waitFor(async () => expect(await read(jobId)).toMatchObject(expected), PATIENCE);
}

/** The worker wrote its progress so often since now, and heard what is wanted of the job. */
async function waitForReports(jobId: string, count: number): Promise<void> {
  const readVersion = async () => {
    const [row] = await service.db.execute(sql`select xmin::text from job where job_id = ${jobId}`);
    return row?.xmin;
  };
  for (let seen = 0; seen < count; seen += 1) {
    const before = await readVersion();
    await vi.waitFor(async () => expect(await readVersion()).not.toBe(before), PATIENCE);
  }
}

const sentTexts = () => service.provider.calls.flatMap(({ inputs }) => inputs);

/** Every description has the vector of its own text, by its hash. */
async function expectAllEmbedded(): Promise<void> {
  const rows = await service.db
    .select({
      text: bandDescription.description,
      bytes: binaryVector(bandDescription.embedding),
      model: bandDescription.embeddingModel,
      hash: bandDescription.embeddingTextHash,
    })
    .from(bandDescription);
  expect(rows).toHaveLength(TEXTS);
  for (const { text, bytes, model, hash } of rows) {
    expect(hash).toBe(hashText(text ?? ''));
    expect(model).toBe(service.runtime.embedder.model);
    const expected = embedFake(text ?? '');
    expect(decodeVector(bytes!).every((value, i) => Math.abs(value - expected[i]!) < 1e-7)).toBe(
      true,
    );
  }
}

describe('an embedding job', { timeout: 120_000 }, () => {
  test('tells what it did: texts, tokens and their price', async () => {
    await work();
    const { jobId } = await start();
    await waitFor(jobId, { state: 'done' });
    const tokens = texts.reduce((sum, text) => sum + text.length, 0);
    expect(await read(jobId)).toMatchObject({
      kind: 'embedMissing',
      params: { model: 'text-embedding-3-small' },
      ...{ progress: 1, done: TEXTS, total: TEXTS, failed: 0, tokens },
      costUsd: (tokens / 1_000_000) * 0.02,
      result: { stored: TEXTS },
    });
    await expectAllEmbedded();
    expect(sentTexts().sort()).toEqual(texts.toSorted());
  });

  test('is there once, however many start it at the same moment', async () => {
    const options = { scope: { kind: 'all' } as const, requestedBy: undefined };
    const started = await Promise.all(
      Array.from({ length: 5 }, () => startEmbedding(service.runtime, options)),
    );
    expect(new Set(started.map(({ job }) => job.jobId)).size).toBe(1);
    expect(started.filter(({ isNew }) => isNew)).toHaveLength(1);
    await work();
    await waitFor(started[0]!.job.jobId, { state: 'done' });
    expect(sentTexts().sort()).toEqual(texts.toSorted());
  });

  test('waits for the one before it: what that embedded is not missing any more', async () => {
    const [first, second] = [await start('all'), await start('missing')];
    await work();
    await waitFor(first.jobId, { state: 'done' });
    await waitFor(second.jobId, { state: 'done', total: 0 });
    expect(sentTexts()).toHaveLength(TEXTS);
  });

  test('of a worker process that is killed goes on where it was, each text paid for once', async () => {
    // Two batches are answered and stored, the others never reach the one that asked.
    service.provider.setBehaviour({ mode: 'hold', afterCalls: 2 });
    const child = startChild();
    const { jobId } = await start('all');
    await vi.waitFor(async () => {
      expect((await read(jobId)).tokens).toBeGreaterThan(0);
      expect(service.provider.calls).toHaveLength(6);
      expect((await read(jobId)).done).toBe(200);
    }, PATIENCE);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const paid = service.provider.calls.slice(0, 2).flatMap(({ inputs }) => inputs);
    service.provider.calls.length = 0;
    service.provider.setBehaviour({ mode: 'ok' });
    await silenceWorkers(service.db);
    startChild();
    await waitFor(jobId, { state: 'done' });
    expect([...paid, ...sentTexts()].sort()).toEqual(texts.toSorted());
    await expectAllEmbedded();
    expect((await read(jobId)).tokens).toBe(texts.reduce((sum, text) => sum + text.length, 0));
  });

  test('is paused and resumed without paying twice', async () => {
    service.provider.setBehaviour({ mode: 'hold', afterCalls: 1 });
    await work();
    const { jobId } = await start();
    await service.provider.waitForCalls(5);
    await pauseJob(service.runtime, jobId);
    await waitForReports(jobId, 2);
    // What is on its way is stored before the job rests.
    service.provider.release();
    await waitFor(jobId, { state: 'paused' });
    const { done } = await read(jobId);
    expect(done).toBe(sentTexts().length);
    expect(done).toBeLessThan(TEXTS);
    expect(await start()).toMatchObject({ jobId });

    await resumeJob(service.runtime, jobId);
    await waitFor(jobId, { state: 'done', isPauseRequested: false });
    expect(sentTexts().sort()).toEqual(texts.toSorted());
    await expectAllEmbedded();
  });

  test('that waits rests at once, and no worker takes it before it is resumed', async () => {
    const { jobId } = await start();
    expect(await pauseJob(service.runtime, jobId)).toMatchObject({ state: 'paused' });
    await work();
    const other = await start('all');
    await waitFor(other.jobId, { state: 'done' });
    expect(await read(jobId)).toMatchObject({ state: 'paused', startedAt: undefined });
    expect(await cancelJob(service.runtime, jobId)).toMatchObject({ state: 'cancelled' });
  });

  test('that is cancelled keeps what it stored, and is taken up again by a retry', async () => {
    service.provider.setBehaviour({ mode: 'hold', afterCalls: 1 });
    await work();
    const { jobId } = await start();
    await service.provider.waitForCalls(5);
    await cancelJob(service.runtime, jobId);
    await waitForReports(jobId, 2);
    service.provider.release();
    await waitFor(jobId, { state: 'cancelled' });
    expect(sentTexts().length).toBeLessThan(TEXTS);
    await retryJob(service.runtime, jobId);
    await waitFor(jobId, { state: 'done', isCancelRequested: false });
    expect(sentTexts().sort()).toEqual(texts.toSorted());
    await expectAllEmbedded();
  });

  test('whose provider goes away half-way waits for it, then goes on', async () => {
    service.provider.setBehaviour({ mode: 'status', status: 503, afterCalls: 2 });
    await work();
    const { jobId } = await start();
    await waitFor(jobId, { state: 'running', stage: 'waitingForProvider' });
    service.provider.setBehaviour({ mode: 'ok' });
    await waitFor(jobId, { state: 'done', failed: 0 });
    await expectAllEmbedded();
  });

  test('whose provider stays away fails, and its retry does the rest', async () => {
    service.provider.setBehaviour({ mode: 'status', status: 503, afterCalls: 2 });
    await work();
    const { jobId } = await start('missing', 1_000);
    await waitFor(jobId, { state: 'failed', failure: 'PROVIDER_UNAVAILABLE' });
    const paid = service.provider.calls.slice(0, 2).flatMap(({ inputs }) => inputs);
    service.provider.setBehaviour({ mode: 'ok' });
    service.provider.calls.length = 0;
    await retryJob(service.runtime, jobId);
    await waitFor(jobId, { state: 'done', failure: undefined });
    expect([...paid, ...sentTexts()].sort()).toEqual(texts.toSorted());
  });

  test('names the bands that failed and why, and tries them again', async () => {
    service.provider.setBehaviour({ mode: 'status', status: 400, whenInputIncludes: 'number 7 ' });
    await work();
    const { jobId } = await start();
    await waitFor(jobId, { state: 'done', done: TEXTS, failed: 1, result: { stored: TEXTS - 1 } });
    expect(await listJobFailures(service.runtime, { jobId, page: 1 })).toEqual({
      failures: [{ bandId: 8, bandName: 'Band 8', reason: 'rejected' }],
      count: 1,
      pageSize: 20,
    });
    service.provider.setBehaviour({ mode: 'ok' });
    service.provider.calls.length = 0;
    await retryJob(service.runtime, jobId);
    await waitFor(jobId, { state: 'done', failed: 0, result: { stored: TEXTS } });
    expect(sentTexts()).toEqual(['band number 7 sounds like dawn']);
    expect(await listJobFailures(service.runtime, { jobId, page: 1 })).toMatchObject({ count: 0 });
    await expectAllEmbedded();
  });

  test('is not retried beside one that does the same', async () => {
    const { jobId } = await start();
    await cancelJob(service.runtime, jobId);
    await start();
    await expect(retryJob(service.runtime, jobId)).rejects.toMatchObject({ code: 'JOB_EXISTS' });
    expect(await read(jobId)).toMatchObject({ state: 'cancelled' });
  });

  test('is watched from its start to its end', async () => {
    const { jobId } = await start();
    const states: string[] = [];
    for await (const jobs of watchJobs(service.runtime, undefined)) {
      expect(jobs).toHaveLength(1);
      if (states.push(jobs[0]!.state) === 1) await work();
      expect(jobs[0]).toMatchObject({ jobId });
    }
    expect(states.at(0)).toBe('queued');
    expect(states.at(-1)).toBe('done');
  });
});
