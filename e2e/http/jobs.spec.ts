import { type ClientRequest, request } from 'node:http';
import { expect, test } from '@playwright/test';
import { asc, eq, like, sql } from 'drizzle-orm';
import { connectDatabase, type DatabaseHandle } from '#db/client.ts';
import { findJob, type JobRow } from '#db/queries/job.ts';
import { binaryVector, decodeVector } from '#db/queries/vector-format.ts';
import { band, bandDescription, bandKeyword } from '#db/schema/catalogue.ts';
import { auditEntry, catalogueImport, catalogueImportRow } from '#db/schema/curation.ts';
import { embedFake } from '#server/embeddings/testing/fake-embedding.ts';
import { type ProviderStub, startProviderStub } from '#server/embeddings/testing/provider-stub.ts';
import { hashText } from '#server/embeddings/text-hash.ts';
import type { Job } from '#server/schemas/job.ts';
import { goodBand, writeBandFile } from '#server/testing/band-file.ts';
import { silenceWorkers } from '#server/testing/dead-worker.ts';
import { readEvents } from '../event-stream.ts';
import { type Service, startService } from '../service.ts';

const ADMIN_ID = '66666666-6666-4666-8666-666666666666';
/** More than the requests that are on their way at once, of 100 texts each. */
const TEXTS = 650;
const texts = Array.from({ length: TEXTS }, (_, index) => `band number ${index} sounds like dawn`);
/** Eight batches. */
const ROWS = 4_000;
const isApplied = sql`${catalogueImportRow.isApplied}`;
const SOON = { timeout: 40_000, intervals: [20] };

let provider: ProviderStub;
let service: Service;
let db: DatabaseHandle['db'];
let close: DatabaseHandle['close'];
let authorization: string;

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);
test.beforeAll(async () => {
  provider = await startProviderStub();
  service = await startService({ worker: true, env: { OPENAI_BASE_URL: provider.url } });
  ({ db, close } = connectDatabase(service.databaseUrl));
  authorization = `Bearer ${await service.memberToken(ADMIN_ID, 'ROLE_ADMIN')}`;
  await db.execute(sql`
    insert into band (band_name) select 'Band ' || n from generate_series(1, ${TEXTS}::int) as n`);
  await db
    .insert(bandDescription)
    .values(texts.map((description, index) => ({ bandId: index + 1, description })));
});
test.afterAll(async () => {
  await close();
  await service.stop();
  await provider.close();
});

function post(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization, ...init.headers };
  return fetch(service.baseUrl + path, { ...init, method: 'POST', headers });
}

async function call<Output>(procedure: string, input: object): Promise<Output> {
  const answer = await post(`/api/trpc/${procedure}`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()).result.data;
}

function watch(headers: Record<string, string> = { authorization }): Promise<Response> {
  return fetch(`${service.baseUrl}/api/trpc/job.watch`, { headers });
}

const sentTexts = () => provider.calls.flatMap(({ inputs }) => inputs);

async function findOnlyJob(kind: string): Promise<string> {
  const rows = await db.execute<{ id: string }>(
    sql`select job_id::text as id from job where kind = ${kind}`,
  );
  expect(rows).toHaveLength(1);
  return rows[0]!.id;
}

const waitForJob = (jobId: string, expected: Partial<JobRow>) =>
  expect.poll(() => findJob(db, { jobId }), SOON).toMatchObject(expected);

/** The provider has answered two requests, which are stored; four hang. */
async function waitForTheMiddle(kind: string): Promise<string> {
  await provider.waitForCalls(6);
  const jobId = await findOnlyJob(kind);
  await waitForJob(jobId, { state: 'running', done: 200 });
  return jobId;
}

/** Every text has its own vector, by its hash. */
async function expectAllEmbedded(): Promise<void> {
  const rows = await db
    .select({
      text: sql<string>`${bandDescription.description}`,
      bytes: binaryVector(bandDescription.embedding),
      hash: bandDescription.embeddingTextHash,
    })
    .from(bandDescription)
    .where(like(bandDescription.description, 'band number %'))
    .orderBy(asc(bandDescription.bandDescriptionId));
  expect(rows.map(({ text }) => text)).toEqual(texts);
  expect(rows.map(({ hash }) => hash)).toEqual(texts.map(hashText));
  for (const { text, bytes } of rows) {
    const expected = embedFake(text);
    expect(decodeVector(bytes!).every((value, i) => Math.abs(value - expected[i]!) < 1e-7)).toBe(
      true,
    );
  }
}

test('the app is killed while somebody waits for the vectors: its worker makes them, each paid for once', async () => {
  provider.setBehaviour({ mode: 'hold', afterCalls: 2 });
  const waiting = post('/api/embedding/update-missing').catch((error: unknown) => error);
  const jobId = await waitForTheMiddle('embedMissing');
  const events = readEvents(await watch());
  expect((await events.next()).value).toMatchObject({ name: 'connected' });
  const { value: first } = await events.next();
  expect(JSON.parse(first!.data).jobs).toMatchObject([
    { jobId, kind: 'embedMissing', state: 'running', done: 200, total: TEXTS },
  ]);

  await service.kill('SIGKILL');
  expect(await waiting).toBeInstanceOf(Error);
  await expect(events.next()).rejects.toThrow();
  expect(await findJob(db, { jobId })).toMatchObject({ state: 'running' });
  await service.restart();

  // Whoever listened comes back, as a browser does.
  const again = readEvents(
    await watch({ authorization, 'last-event-id': first!.id ?? 'without an id' }),
  );
  provider.release();
  const seen: Job[] = [];
  let last: string | undefined;
  for await (const { name, data } of again) {
    last = name;
    if (name === 'message') seen.push(...JSON.parse(data).jobs);
  }
  expect(last).toBe('return');
  expect(seen.at(0)).toMatchObject({ jobId, state: 'running' });
  expect(seen.at(-1)).toMatchObject({ jobId, state: 'done', result: { stored: TEXTS } });
  expect(sentTexts().sort()).toEqual(texts.toSorted());
  await expectAllEmbedded();

  const repeated = await post('/api/embedding/update-missing');
  expect(await repeated.json()).toEqual({ mode: 'update-missing', totalProcessed: 0 });
  expect(sentTexts()).toHaveLength(TEXTS);
});

test('nobody hears of jobs without being signed in', async () => {
  const stranger = await watch({});
  expect(stranger.status).toBe(401);
  expect(stranger.headers.get('content-type')).toContain('application/json');
  const member = `Bearer ${await service.memberToken(ADMIN_ID, 'ROLE_USER')}`;
  expect((await watch({ authorization: member })).status).toBe(403);
});

test('app and worker are killed in the middle of an embedding and of an import: a restart ends both', async () => {
  provider.calls.length = 0;
  provider.setBehaviour({ mode: 'hold', afterCalls: 2 });
  const reset = await post('/api/embedding/reset', { headers: { prefer: 'respond-async' } });
  expect(reset.status).toBe(202);
  const resetId = await waitForTheMiddle('embedAll');
  const importId = await upload(writeBandFile(ROWS, goodBand));
  const mapping = { name: 'name', description: 'description', keywords: 'keywords' };
  const { job: check } = await call<{ job: Job }>('import.check', { importId, mapping });
  await waitForJob(check.jobId, { state: 'done' });
  const { job: run } = await call<{ job: Job }>('import.run', { importId });
  await expect.poll(() => db.$count(band), { ...SOON, intervals: [5] }).toBeGreaterThan(TEXTS);
  service.signalWorker('SIGKILL');
  await service.kill('SIGKILL');
  await expect.poll(service.logs).toContain('The worker ended by itself (SIGKILL)');

  const written = (await db.$count(band)) - TEXTS;
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(ROWS);
  expect(await db.$count(catalogueImportRow, isApplied)).toBe(written);
  expect(await db.$count(auditEntry, eq(auditEntry.groupId, importId))).toBe(written);
  expect(await findJob(db, { jobId: run.jobId })).toMatchObject({ state: 'running' });
  const paid = provider.calls.slice(0, 2).flatMap(({ inputs }) => inputs);
  provider.calls.length = 0;
  provider.setBehaviour({ mode: 'ok' });
  await silenceWorkers(db);
  await service.restart();

  await waitForJob(resetId, { state: 'done', done: TEXTS, failed: 0 });
  expect([...paid, ...sentTexts()].sort()).toEqual(texts.toSorted());
  await expectAllEmbedded();
  await waitForJob(run.jobId, { state: 'done' });
  expect(await db.$count(band)).toBe(TEXTS + ROWS);
  expect(await db.$count(bandDescription)).toBe(TEXTS + ROWS);
  expect(await db.$count(bandKeyword)).toBe(ROWS * 2);
  expect(await db.$count(auditEntry, eq(auditEntry.groupId, importId))).toBe(ROWS);
  expect(await db.$count(catalogueImportRow, isApplied)).toBe(ROWS);
});

async function upload(content: string): Promise<string> {
  const answer = await post('/api/imports?name=bands.csv', {
    headers: { 'content-type': 'application/octet-stream' },
    body: content,
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).importId;
}

/** An upload of which the first 3,000 rows have arrived, and no more come. */
async function uploadHalf(): Promise<ClientRequest> {
  const sending = request(`${service.baseUrl}/api/imports?name=half.csv`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/octet-stream' },
  });
  sending.on('error', () => {});
  sending.write(writeBandFile(3_000, goodBand));
  const isOfHalf = eq(catalogueImport.fileName, 'half.csv');
  const halfRows = db
    .select({ importId: catalogueImport.catalogueImportId })
    .from(catalogueImport)
    .where(isOfHalf);
  await expect
    .poll(() => db.$count(catalogueImportRow, sql`catalogue_import_id in ${halfRows}`), SOON)
    .toBeGreaterThanOrEqual(2_000);
  return sending;
}

test('an upload that is cut leaves nothing; of one whose app is killed nothing is offered, and the next clears it away', async () => {
  await db.delete(catalogueImport);
  const cut = await uploadHalf();
  cut.destroy();
  await expect.poll(() => db.$count(catalogueImport), SOON).toBe(0);
  expect(await db.$count(catalogueImportRow)).toBe(0);

  const killed = await uploadHalf();
  const gone = new Promise((resolve) => killed.once('close', resolve));
  await service.kill('SIGKILL');
  await gone;
  await service.restart();
  const [left] = await db
    .select({ importId: catalogueImport.catalogueImportId, state: catalogueImport.state })
    .from(catalogueImport);
  expect(left).toMatchObject({ state: 'uploading' });
  const answer = await fetch(`${service.baseUrl}/api/trpc/import.list`, {
    headers: { authorization },
  });
  expect((await answer.json()).result.data).toEqual({ imports: [] });
  await db.execute(sql`update catalogue_import set created_at = now() - interval '61 minutes'`);
  const importId = await upload(writeBandFile(2, goodBand));
  expect(
    await db.select({ importId: catalogueImport.catalogueImportId }).from(catalogueImport),
  ).toEqual([{ importId }]);
  expect(await db.$count(catalogueImportRow)).toBe(2);
});
