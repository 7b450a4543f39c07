import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listOpenDrafts } from '#db/queries/description-draft.ts';
import { insertJob, type JobProgress } from '#db/queries/job.ts';
import { listJobFailures } from '#db/queries/job-failure.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertBand } from '#db/testing/factories.ts';
import { createOpenAiWriter } from '../drafting/openai-writer.ts';
import { createEmbedders } from '../embeddings/embedders.ts';
import { type ProviderStub, startProviderStub } from '../embeddings/testing/provider-stub.ts';
import { draftDescriptionsJob } from './draft-job.ts';

let database: TestDatabase;
let stub: ProviderStub;

beforeAll(async () => {
  [database, stub] = await Promise.all([createTestDatabase(), startProviderStub()]);
}, 60_000);
afterAll(() => Promise.all([database.close(), stub.close()]));
beforeEach(async () => {
  await database.db.execute(sql`truncate band, job restart identity cascade`);
  stub.setBehaviour({ mode: 'ok' });
  stub.chats.length = 0;
});

const readDrafts = () => listOpenDrafts(database.db, { limit: 100, offset: 0 });
const readNames = async () => {
  const asked = stub.chats.map(({ inputs }) => JSON.parse(inputs[1]!)['이름'] as string);
  return asked.toSorted();
};

async function insertBands(count: number) {
  for (let index = 0; index < count; index += 1) {
    await insertBand(database.db, { bandName: `밴드 ${index}` });
  }
}

async function run(options: { signal?: AbortSignal; isOff?: boolean } = {}) {
  const { db } = database;
  const jobId = randomUUID();
  const kind = 'draftDescriptions';
  await insertJob(db, { jobId, kind, params: {}, dedupeKey: undefined, requestedBy: undefined });
  const embedders = createEmbedders({ openAiEmbeddingModel: 'm' }, db);
  const writer = createOpenAiWriter({
    baseUrl: stub.url,
    model: 'chat-1',
    timeoutMs: 5_000,
    maxRetries: 0,
    backoffMs: 1,
  });
  const reports: JobProgress[] = [];
  const services = {
    db,
    embedders,
    embedder: embedders.configured,
    log: pino({ level: 'silent' }),
    writer: options.isOff ? undefined : writer,
  };
  const never = new AbortController().signal;
  const signal = options.signal ?? never;
  const report = (progress: JobProgress) => void reports.push(progress);
  const attempt = { jobId, params: {}, signal, lost: never, report };
  return { jobId, reports, ended: draftDescriptionsJob.run(services, attempt) };
}

test('each band without a description or a draft gets one, and is asked for once', async () => {
  await insertBands(6);
  await insertBand(database.db, { bandName: '글이 있는 밴드', description: '있어요' });
  await insertBand(database.db, { bandName: '지운 밴드', deletedAt: new Date() });
  await insertBand(database.db, { bandName: ' ' });
  const first = await run();
  expect(await first.ended).toEqual({ stored: 6 });
  expect(await readDrafts()).toHaveLength(6);
  expect(await readNames()).toEqual([0, 1, 2, 3, 4, 5].map((index) => `밴드 ${index}`));
  expect(first.reports.at(-1)).toEqual({ stage: 'writingDrafts', done: 6, total: 6, failed: 0 });
  expect(await (await run()).ended).toEqual({ stored: 0 });
  expect(stub.chats).toHaveLength(6);
});

test('what the model refuses is named, and the others are written', async () => {
  await insertBands(5);
  stub.setBehaviour({ mode: 'html', whenInputIncludes: '밴드 3' });
  const { jobId, ended, reports } = await run();
  expect(await ended).toEqual({ stored: 4 });
  expect(reports.at(-1)).toMatchObject({ done: 5, failed: 1 });
  const { failures } = await listJobFailures(database.db, { jobId, limit: 10, offset: 0 });
  expect(failures).toMatchObject([{ bandName: '밴드 3', reason: 'refused' }]);
});

test('a model that goes away ends it; what is written stays, and the next run goes on', async () => {
  await insertBands(10);
  stub.setBehaviour({ mode: 'status', status: 500, afterCalls: 4 });
  const { ended } = await run();
  await expect(ended).rejects.toMatchObject({ failure: 'WRITER_UNAVAILABLE' });
  expect(await readDrafts()).toHaveLength(4);
  stub.setBehaviour({ mode: 'ok' });
  stub.chats.length = 0;
  expect(await (await run()).ended).toEqual({ stored: 6 });
  expect(stub.chats).toHaveLength(6);
});

test('stops when it is told to', async () => {
  await insertBands(3);
  stub.setBehaviour({ mode: 'hang' });
  const stop = new AbortController();
  const { ended } = await run({ signal: stop.signal });
  const reason = new Error('no more');
  stop.abort(reason);
  await expect(ended).rejects.toBe(reason);
  expect(await readDrafts()).toEqual([]);
});

test('without a chat model it says so', async () => {
  const { ended } = await run({ isOff: true });
  await expect(ended).rejects.toMatchObject({ failure: 'WRITER_OFF' });
});
