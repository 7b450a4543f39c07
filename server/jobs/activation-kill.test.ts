import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { count, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findActiveModel } from '#db/queries/embedding-model.ts';
import { findJob } from '#db/queries/job.ts';
import { binaryVector, decodeVector } from '#db/queries/vector-format.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { bandVector } from '#db/schema/embedding.ts';
import { isRealPostgres } from '#db/testing/database.ts';
import { embedFake } from '../embeddings/testing/fake-embedding.ts';
import { hashText } from '../embeddings/text-hash.ts';
import { startActivation, startGoingBack } from '../services/activate-model.ts';
import { prepareModel } from '../services/prepare-model.ts';
import { silenceWorkers } from '../testing/dead-worker.ts';
import { type HoldingProxy, startHoldingProxy } from '../testing/holding-proxy.ts';
import { spawnWorker } from '../testing/spawn-worker.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { closeJobQueue } from './job-queue.ts';
import { type JobWorker, startWorker } from './start-worker.ts';

const BANDS = 40;
const NEW = 'other-1536d';
/** What only an activation takes: the lock on the active model, for the end of its message. */
const ACTIVATION = 'pg_advisory_xact_lock(7240003)';
const PATIENCE = { timeout: 60_000, interval: 50 };
const textOf = (index: number) => `소개 ${index}`;

let service: TestService;
let old: string;
let worker: JobWorker | undefined;
let child: ChildProcess | undefined;
let proxy: HoldingProxy | undefined;

beforeEach(async () => {
  service = await startTestService();
  old = service.runtime.embedder.model;
  const bands = await service.db
    .insert(band)
    .values(Array.from({ length: BANDS }, (_, index) => ({ bandName: `밴드 ${index}` })))
    .returning({ bandId: band.bandId });
  await service.db.insert(bandDescription).values(
    bands.map(({ bandId }, index) => ({
      bandId,
      description: textOf(index),
      embedding: [...embedFake(textOf(index))],
      embeddingModel: old,
      embeddingTextHash: hashText(textOf(index)),
    })),
  );
  await work();
  const { job } = await prepareModel(await active(), { model: NEW, requestedBy: undefined });
  await waitForDone(job.jobId);
  await rest();
}, 60_000);

afterEach(async () => {
  child?.kill('SIGKILL');
  await rest();
  await proxy?.close();
  proxy = undefined;
  await closeJobQueue(service.runtime);
  await service.close();
});

async function work(): Promise<void> {
  worker = await startWorker({ ...service.runtime, databaseUrl: service.runtime.env.databaseUrl });
}
async function rest(): Promise<void> {
  await worker?.stop();
  worker = undefined;
}

const active = async () => ({
  ...service.runtime,
  embedder: await service.runtime.embedders.active(),
});

function waitForDone(jobId: string) {
  return vi.waitFor(
    async () => expect(await findJob(service.db, { jobId })).toMatchObject({ state: 'done' }),
    PATIENCE,
  );
}

/** `npm run worker` in a process of its own, and an activation for it. Answers the job's id. */
async function activateBy(databaseUrl: string): Promise<string> {
  child = spawnWorker(service, { databaseUrl });
  const { job } = await startActivation(await active(), { model: NEW, requestedBy: undefined });
  return job.jobId;
}

async function kill(): Promise<void> {
  child?.kill('SIGKILL');
  if (child) await once(child, 'exit');
}

/** All vectors where searches find them are of `model`, all those of the other one are kept beside. */
async function expectWhole(model: string): Promise<void> {
  const { db } = service;
  const other = model === old ? NEW : old;
  expect((await findActiveModel(db))?.model ?? old).toBe(model);
  const inPlace = await db
    .select({ model: bandDescription.embeddingModel, count: count() })
    .from(bandDescription)
    .groupBy(bandDescription.embeddingModel);
  expect(inPlace).toEqual([{ model, count: BANDS }]);
  const beside = await db
    .select({ model: bandVector.model, count: count() })
    .from(bandVector)
    .groupBy(bandVector.model);
  expect(beside).toEqual([{ model: other, count: BANDS }]);
}

/** Another worker ends the job, and the way back leads to the very vectors of before. */
async function expectEnd(jobId: string): Promise<void> {
  expect(await findJob(service.db, { jobId })).toMatchObject({ state: 'running' });
  await silenceWorkers(service.db);
  await work();
  await waitForDone(jobId);
  await expectWhole(NEW);
  const { job } = await startGoingBack(await active(), { requestedBy: undefined });
  await waitForDone(job.jobId);
  await expectWhole(old);
  const rows = await service.db
    .select({ text: bandDescription.description, bytes: binaryVector(bandDescription.embedding) })
    .from(bandDescription);
  for (const { text, bytes } of rows) {
    const expected = embedFake(text ?? '');
    const errors = decodeVector(bytes!).map((value, index) => Math.abs(value - expected[index]!));
    expect(Math.max(...errors)).toBeLessThan(1e-7);
  }
}

test('a worker that is killed while it sends the activation changes nothing', async () => {
  const { databaseUrl } = service.runtime.env;
  proxy = await startHoldingProxy(databaseUrl, { text: ACTIVATION, side: 'request' });
  const jobId = await activateBy(proxy.url);
  await proxy.held;
  await expectWhole(old);
  await kill();
  await expectWhole(old);
  await expectEnd(jobId);
}, 120_000);

test('a worker that is killed before it hears that it is done has done all of it', async () => {
  const { databaseUrl } = service.runtime.env;
  proxy = await startHoldingProxy(databaseUrl, { text: ACTIVATION, side: 'answer' });
  const jobId = await activateBy(proxy.url);
  await proxy.held;
  await kill();
  await vi.waitFor(() => expectWhole(NEW), PATIENCE);
  await expectEnd(jobId);
}, 120_000);

// The embedded database does one message after the other: there is no middle.
test.runIf(isRealPostgres())(
  'a worker that is killed with its backend, between the vectors and the model, changes nothing',
  async () => {
    const { db, runtime } = service;
    const answering = Promise.withResolvers<void>();
    const isHeld = Promise.withResolvers<void>();
    const holder = db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock_shared(7240003)`);
      isHeld.resolve();
      await answering.promise;
    });
    await isHeld.promise;
    const jobId = await activateBy(runtime.env.databaseUrl);
    const findWaiting = () =>
      db.execute<{ pid: number }>(
        sql`select pid from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`,
      );
    await vi.waitFor(async () => expect(await findWaiting()).toHaveLength(1), PATIENCE);
    await kill();
    const [waiting] = await findWaiting();
    await db.execute(sql`select pg_terminate_backend(${waiting!.pid}::int)`);
    answering.resolve();
    await holder;
    await expectWhole(old);
    await expectEnd(jobId);
  },
  120_000,
);
