import { createHash, randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DescriptionScope } from '#db/queries/description-scope.ts';
import { insertJob, type JobProgress } from '#db/queries/job.ts';
import { binaryVector, decodeVector } from '#db/queries/vector-format.ts';
import { bandDescription } from '#db/schema/catalogue.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { type BandOverrides, insertBand, unitVector } from '#db/testing/factories.ts';
import { createEmbedders } from '../embeddings/embedders.ts';
import { createOpenAiEmbedder } from '../embeddings/openai-embedder.ts';
import { embedFake } from '../embeddings/testing/fake-embedding.ts';
import { type ProviderStub, startProviderStub } from '../embeddings/testing/provider-stub.ts';
import { hashText } from '../embeddings/text-hash.ts';
import { findJobKind } from './job-kinds.ts';

const MODEL = 'text-embedding-3-small';
const ZERO = new Array<number>(1536).fill(0);
const TOO_LONG = 'hello '.repeat(8_192);
/** So long, the provider is asked twice. */
const PATIENCE_MS = 1_200;
const deletedAt = new Date('2025-01-01T00:00:00Z');

let database: TestDatabase;
let stub: ProviderStub;
const warnings: Record<string, unknown>[] = [];

beforeAll(async () => {
  [database, stub] = await Promise.all([createTestDatabase(), startProviderStub()]);
});
afterAll(() => Promise.all([database.close(), stub.close()]));
beforeEach(async () => {
  await database.db.execute(sql`truncate band restart identity cascade`);
  stub.setBehaviour({ mode: 'ok' });
  stub.calls.length = 0;
  warnings.length = 0;
});

function services() {
  const log = pino({ level: 'warn' }, { write: (line) => warnings.push(JSON.parse(line)) });
  const embedder = createOpenAiEmbedder({
    apiKey: 'sk-test',
    baseUrl: `${stub.url}/v1`,
    model: MODEL,
  });
  const embedders = createEmbedders({ openAiEmbeddingModel: MODEL }, database.db);
  return { db: database.db, embedder, embedders, log };
}

const KINDS = { missing: 'embedMissing', stale: 'embedStale', all: 'embedAll', ids: 'embedByIds' };

interface EmbedOptions {
  patienceMs?: number;
  onProgress?: (progress: JobProgress) => void;
}

/** A job of its own, run as a worker does; answers how many vectors were stored. */
async function embed(
  scope: DescriptionScope,
  { patienceMs = PATIENCE_MS, onProgress = () => {} }: EmbedOptions = {},
): Promise<number> {
  const jobId = randomUUID();
  const { kind, ...rest } = scope;
  const params = { model: MODEL, patienceMs, ...rest };
  const named = KINDS[kind];
  const queued = { jobId, kind: named, params, dedupeKey: undefined, requestedBy: undefined };
  await insertJob(database.db, queued);
  const { run, params: schema } = findJobKind(named);
  const signal = new AbortController().signal;
  const attempt = { jobId, params: schema.parse(params), signal, lost: signal };
  const result = await run(services(), { ...attempt, report: onProgress });
  return Number(result?.stored);
}

/** The provider answers one batch and is down then. Answers the texts that were paid for. */
async function failAfterOneBatch(scope: DescriptionScope): Promise<string[]> {
  stub.setBehaviour({ mode: 'status', status: 500, afterCalls: 1 });
  await expect(embed(scope)).rejects.toMatchObject({ failure: 'PROVIDER_UNAVAILABLE' });
  const paid = stub.calls[0]!.inputs;
  stub.setBehaviour({ mode: 'ok' });
  stub.calls.length = 0;
  return paid;
}

const embedMissing = (options?: EmbedOptions) => embed({ kind: 'missing' }, options);

function sentTexts(): string[] {
  return stub.calls.flatMap((call) => call.inputs);
}

async function insertDescription(description: string | null, overrides: BandOverrides = {}) {
  const { descriptionId } = await insertBand(database.db, { description, ...overrides });
  return descriptionId!;
}

/** One band for each text, quickly. */
async function insertDescriptions(texts: string[], embedding?: number[]): Promise<number[]> {
  const { db } = database;
  await db.execute(sql`
    insert into band (band_name) select 'Band' from generate_series(1, ${texts.length}::int)`);
  const rows = texts.map((description, index) => ({ bandId: index + 1, description, embedding }));
  const inserted = await db
    .insert(bandDescription)
    .values(rows)
    .returning({ id: bandDescription.bandDescriptionId });
  return inserted.map(({ id }) => id);
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `band number ${index} sounds like dawn`);
}

interface StoredRow {
  id: number;
  text: string | null;
  bytes: Buffer | null;
  model: string | null;
  hash: string | null;
  at: Date | null;
}

function readAll(): Promise<StoredRow[]> {
  return database.db
    .select({
      id: bandDescription.bandDescriptionId,
      text: bandDescription.description,
      bytes: binaryVector(bandDescription.embedding),
      model: bandDescription.embeddingModel,
      hash: bandDescription.embeddingTextHash,
      at: bandDescription.embeddedAt,
    })
    .from(bandDescription)
    .orderBy(bandDescription.bandDescriptionId);
}

async function readEmbeddedIds(): Promise<number[]> {
  return (await readAll()).filter((row) => row.model === MODEL).map((row) => row.id);
}

function expectEmbedded(row: StoredRow | undefined, text: string): void {
  expect(row).toMatchObject({ model: MODEL, hash: hashText(text), at: expect.any(Date) });
  const expected = embedFake(text.trim());
  const found = decodeVector(row!.bytes!);
  const errors = found.map((value, index) => Math.abs(value - (expected[index] ?? Number.NaN)));
  expect(Math.max(...errors)).toBeLessThan(1e-7);
}

describe('what is missing', () => {
  test('is every live text without a usable vector of the model', async () => {
    const embedding = unitVector(1);
    const wanted = [
      await insertDescription('no vector'),
      await insertDescription('zero vector', { embedding: ZERO }),
      await insertDescription("another model's", {
        embedding,
        descriptionRow: { embeddingModel: 'other', embeddingTextHash: 'x', embeddedAt: deletedAt },
      }),
    ];
    await insertDescription('adopted', { embedding });
    await insertDescription('current', { embedding, descriptionRow: { embeddingModel: MODEL } });
    await insertDescription('deleted band', { deletedAt });
    await insertDescription('deleted text', { descriptionRow: { deletedAt } });
    for (const blank of [null, '', ' \n', '\u3000', '\u00a0']) await insertDescription(blank);
    const before = await readAll();

    expect(await embedMissing()).toBe(3);
    expect(sentTexts()).toEqual(['no vector', 'zero vector', "another model's"]);
    const after = await readAll();
    for (const [index, row] of after.entries()) {
      if (wanted.includes(row.id)) expectEmbedded(row, row.text ?? '');
      else expect(row).toEqual(before[index]);
    }
    expect(await embedMissing()).toBe(0);
    expect(stub.calls).toHaveLength(1);
  });

  test('is stored with the SHA-256 of the text that was sent', async () => {
    await insertDescription('  몽환적인 밴드 \n'.normalize('NFD'));
    await embedMissing();
    expect(sentTexts()).toEqual(['몽환적인 밴드']);
    const hash = createHash('sha256').update('몽환적인 밴드').digest('hex');
    expect(await readAll()).toMatchObject([{ model: MODEL, hash, at: expect.any(Date) }]);
  });

  test('comes in batches of 100, with progress', async () => {
    const texts = numbered(250);
    await insertDescriptions(texts);
    const progress: JobProgress[] = [];
    const onProgress = (step: JobProgress) => progress.push(step);
    expect(await embedMissing({ onProgress })).toBe(250);
    expect(stub.calls.map((call) => call.inputs.length).sort()).toEqual([100, 100, 50]);
    expect(sentTexts().sort()).toEqual(texts.toSorted());
    expect(progress.at(0)).toEqual({ stage: 'planning' });
    expect(progress.at(1)).toEqual({ stage: 'embedding', done: 0, total: 250, failed: 0 });
    expect(progress.at(-1)).toEqual({ stage: 'embedding', done: 250, total: 250, failed: 0 });
    for (const [index, row] of (await readAll()).entries()) expectEmbedded(row, texts[index]!);
  });

  test('with identical texts sends them once', async () => {
    const texts = ['same', ' same ', 'other', 'same'];
    const ids = await insertDescriptions(texts);
    expect(await embedMissing()).toBe(4);
    expect(sentTexts()).toEqual(['same', 'other']);
    expect(await readEmbeddedIds()).toEqual(ids);
    for (const [index, row] of (await readAll()).entries()) expectEmbedded(row, texts[index]!);
  });

  test('takes over what the same text got elsewhere, and pays for the rest', async () => {
    const embedding = unitVector(1);
    const made = (text: string) => ({
      embedding: [...embedFake(text)],
      descriptionRow: { embeddingModel: MODEL, embeddingTextHash: hashText(text), embeddedAt },
    });
    const embeddedAt = new Date('2026-01-01T00:00:00Z');
    await insertDescription('shared', made('shared'));
    // Its vector is of its former text, which is another's text now.
    await insertDescription('edited since', made('former'));
    const copies = [
      await insertDescription(' shared'),
      await insertDescription('former', {
        embedding,
        descriptionRow: { embeddingModel: 'other', embeddingTextHash: hashText('former') },
      }),
    ];
    const stale = await insertDescription('shared', made('something else'));
    const zero = await insertDescription('nothing', { ...made('nothing'), embedding: ZERO });

    expect(await embedMissing()).toBe(3);
    expect(sentTexts()).toEqual(['nothing']);
    const rowOf = async (id: number) => (await readAll()).find((row) => row.id === id);
    for (const id of [...copies, zero]) {
      const row = await rowOf(id);
      expectEmbedded(row, row?.text ?? '');
    }
    expect((await rowOf(copies[0]!))?.at).toEqual(embeddedAt);
    expect((await rowOf(stale))?.hash).toBe(hashText('something else'));
    expect(await embed({ kind: 'stale' })).toBe(2);
    expect(sentTexts()).toEqual(['nothing', 'edited since']);
    expectEmbedded(await rowOf(stale), 'shared');
    // Whoever asks for them by their ids wants them anew.
    expect(await embed({ kind: 'ids', bandDescriptionIds: [stale] })).toBe(1);
    expect(sentTexts()).toEqual(['nothing', 'edited since', 'shared']);
  });

  test('is nothing in an empty catalogue', async () => {
    expect(await embedMissing()).toBe(0);
    expect(stub.calls).toEqual([]);
  });
});

describe('a provider that fails after the first batch', () => {
  test('leaves the first batch stored, and the repeat pays for the rest only', async () => {
    const texts = numbered(250);
    const ids = await insertDescriptions(texts, ZERO);
    const before = await readAll();
    const paid = await failAfterOneBatch({ kind: 'missing' });
    expect((await readEmbeddedIds()).length).toBe(paid.length);
    for (const [index, row] of (await readAll()).entries()) {
      if (paid.includes(texts[index]!)) expectEmbedded(row, texts[index]!);
      else expect(row).toEqual(before[index]);
    }
    expect(await embedMissing()).toBe(250 - paid.length);
    expect([...paid, ...sentTexts()].sort()).toEqual(texts.toSorted());
    expect(await readEmbeddedIds()).toEqual(ids);
  });

  test('leaves stored what the first request of a batch of long texts brought', async () => {
    const texts = numbered(100).map((text) => `${text} ${'몽환'.repeat(700)}`);
    const ids = await insertDescriptions(texts);
    const paid = await failAfterOneBatch({ kind: 'missing' });
    expect(paid.length).toBeLessThan(100);
    expect(await readEmbeddedIds()).toHaveLength(paid.length);
    expect(await embedMissing()).toBe(100 - paid.length);
    expect([...paid, ...sentTexts()].sort()).toEqual(texts.toSorted());
    expect(await readEmbeddedIds()).toEqual(ids);
  });

  test('leaves every other band with its old vector', async () => {
    const texts = numbered(120);
    await insertDescriptions(texts, unitVector(9));
    const before = await readAll();
    const paid = await failAfterOneBatch({ kind: 'all' });
    for (const [index, row] of (await readAll()).entries()) {
      if (!paid.includes(texts[index]!)) expect(row).toEqual(before[index]);
    }
    expect(before.every((row) => row.bytes)).toBe(true);
  });

  test.each(['zeros', 'nan', 'missing', 'wrong-dimension', 'wrong-model'] as const)(
    'by an answer of %s stores nothing of that batch',
    async (mode) => {
      await insertDescriptions(numbered(102), unitVector(9));
      stub.setBehaviour({ mode, afterCalls: 1 });
      await expect(embed({ kind: 'all' })).rejects.toMatchObject({
        failure: 'PROVIDER_ANSWERS_WRONG',
      });
      expect(await readEmbeddedIds()).toHaveLength(stub.calls[0]!.inputs.length);
      expect((await readAll()).every((row) => row.bytes)).toBe(true);
    },
  );
});

test.each([
  [{ mode: 'status', status: 500 }, 'PROVIDER_UNAVAILABLE'],
  [{ mode: 'disconnect' }, 'PROVIDER_UNAVAILABLE'],
  [{ mode: 'quota' }, 'PROVIDER_REFUSES'],
  [{ mode: 'status', status: 401 }, 'PROVIDER_REFUSES'],
] as const)('a reset while the provider answers %o changes nothing', async (behaviour, failure) => {
  await insertDescriptions(numbered(3), unitVector(9));
  await insertDescription('with provenance', {
    embedding: unitVector(2),
    descriptionRow: { embeddingModel: MODEL, embeddingTextHash: 'x', embeddedAt: deletedAt },
  });
  const before = await readAll();
  stub.setBehaviour(behaviour);
  await expect(embed({ kind: 'all' })).rejects.toMatchObject({ failure });
  expect(await readAll()).toEqual(before);
});

test('a reset embeds all live texts anew', async () => {
  const ids = await insertDescriptions(numbered(3), unitVector(9));
  expect(await embed({ kind: 'all' })).toBe(3);
  expect(await readEmbeddedIds()).toEqual(ids);
  expect(await embed({ kind: 'all' })).toBe(3);
  expect(sentTexts()).toHaveLength(6);
});

describe('a rejected text', () => {
  test('that is too long is left out, logged, and costs nothing', async () => {
    const texts = numbered(11).with(6, TOO_LONG);
    const ids = await insertDescriptions(texts);
    expect(await embedMissing()).toBe(10);
    expect(await readEmbeddedIds()).toEqual(ids.toSpliced(6, 1));
    expect(sentTexts().sort()).toEqual(texts.toSpliced(6, 1).sort());
    expect(warnings).toMatchObject([{ bandDescriptionIds: [ids[6]] }]);
    expect(JSON.stringify(warnings)).not.toContain('hello hello');
  });

  test('that the provider refuses is left out and keeps its old vector', async () => {
    const texts = numbered(10).with(3, 'forbidden');
    const ids = await insertDescriptions(texts, unitVector(9));
    const before = await readAll();
    stub.setBehaviour({ mode: 'status', status: 400, whenInputIncludes: 'forbidden' });
    expect(await embed({ kind: 'all' })).toBe(9);
    expect(await readEmbeddedIds()).toEqual(ids.toSpliced(3, 1));
    expect((await readAll())[3]).toEqual(before[3]);
  });

  test('among others, then a failure: what was paid for is stored', async () => {
    const texts = numbered(8).with(3, 'forbidden');
    const ids = await insertDescriptions(texts);
    stub.setBehaviour({ mode: 'status', status: 400, whenInputIncludes: 'forbidden' });
    expect(await embedMissing()).toBe(7);
    expect(await readEmbeddedIds()).toEqual(ids.toSpliced(3, 1));
    const answered = stub.calls.filter(({ inputs }) => !inputs.includes('forbidden'));
    expect(answered.flatMap(({ inputs }) => inputs).sort()).toEqual(texts.toSpliced(3, 1).sort());
  });

  test('by a provider that takes none ends the run after a few requests', async () => {
    await insertDescriptions(numbered(60));
    stub.setBehaviour({ mode: 'status', status: 400 });
    await expect(embedMissing()).rejects.toMatchObject({ failure: 'PROVIDER_REFUSES' });
    expect(stub.calls.map(({ inputs }) => inputs.length)).toEqual([60, 1, 1]);
  });
});

test('of stale ones only those whose text changed are embedded', async () => {
  const embedding = unitVector(1);
  const row = (text: string) => ({ embeddingModel: MODEL, embeddingTextHash: hashText(text) });
  await insertDescription('same', { embedding, descriptionRow: row('same') });
  await insertDescription('adopted', { embedding });
  await insertDescription('missing');
  const changed = await insertDescription('new', { embedding, descriptionRow: row('old') });
  expect(await embed({ kind: 'stale' })).toBe(1);
  expect(sentTexts()).toEqual(['new']);
  expectEmbedded(
    (await readAll()).find(({ id }) => id === changed),
    'new',
  );
  expect(await embed({ kind: 'stale' })).toBe(0);
});

test('of ids the unknown, deleted and blank are passed over, duplicates count once', async () => {
  const wanted = await insertDescription('wanted', { embedding: unitVector(1) });
  const blank = await insertDescription(' ');
  const deleted = await insertDescription('deleted', { descriptionRow: { deletedAt } });
  await insertDescription('not asked for');
  const bandDescriptionIds = [wanted, blank, 999_999, wanted, deleted, wanted];
  expect(await embed({ kind: 'ids', bandDescriptionIds })).toBe(1);
  expect(sentTexts()).toEqual(['wanted']);
  expect(await readEmbeddedIds()).toEqual([wanted]);
});

test('a description edited while it is being embedded ends up stale', async () => {
  const ids = await insertDescriptions(['old text', 'untouched']);
  const edited = ids[0]!;
  stub.setBehaviour({ mode: 'hold' });
  const embedding = embedMissing();
  await stub.waitForCalls(1);
  await database.db
    .update(bandDescription)
    .set({ description: 'new text' })
    .where(eq(bandDescription.bandDescriptionId, edited));
  stub.release();
  expect(await embedding).toBe(2);

  const [stale, current] = await readAll();
  expect(stale?.text).toBe('new text');
  expect(stale?.hash).toBe(hashText('old text'));
  expect(stale?.hash).not.toBe(hashText('new text'));
  expectEmbedded(current, 'untouched');
});

test('a description deleted while it is being embedded breaks nothing', async () => {
  const ids = await insertDescriptions(numbered(3));
  stub.setBehaviour({ mode: 'hold' });
  const embedding = embedMissing();
  await stub.waitForCalls(1);
  await database.db
    .delete(bandDescription)
    .where(inArray(bandDescription.bandDescriptionId, ids.slice(0, 1)));
  stub.release();
  expect(await embedding).toBe(2);
  expect(await readEmbeddedIds()).toEqual(ids.slice(1));
});
