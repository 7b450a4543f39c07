import { ReadableStream } from 'node:stream/web';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findImport } from '#db/queries/catalogue-import.ts';
import { catalogueImport, catalogueImportRow } from '#db/schema/curation.ts';
import { MAX_UPLOAD_BYTES } from '#server/schemas/import-words.ts';
import { goodBand, inPieces, writeBandFile } from '#server/testing/band-file.ts';
import { startTestService, type TestService } from '#server/testing/test-service.ts';
import { POST } from './route.ts';

const CURATOR_ID = '11111111-1111-4111-8111-111111111111';
const FILE = writeBandFile(3_000, goodBand);

let service: TestService;
let authorization: string;

beforeAll(async () => {
  service = await startTestService();
  authorization = await service.authorization(CURATOR_ID, 'ROLE_ADMIN');
});
afterEach(async () => {
  await service.db.delete(catalogueImport);
});
afterAll(() => service.close());

interface Upload {
  headers?: Record<string, string>;
  body?: string | AsyncIterable<Uint8Array>;
  query?: string;
  signal?: AbortSignal;
}

async function upload({ headers, body = FILE, query = 'name=bands.csv', signal }: Upload = {}) {
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/octet-stream', ...headers },
    body: typeof body === 'string' ? body : (ReadableStream.from(body) as BodyInit),
    duplex: 'half',
    signal,
  };
  const response = await POST(new Request(`http://localhost/api/imports?${query}`, init));
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function expectNothingStored(): Promise<void> {
  expect(await service.db.$count(catalogueImport)).toBe(0);
  expect(await service.db.$count(catalogueImportRow)).toBe(0);
}

test('a file is stored as it arrives, by its name', async () => {
  const { status, body, headers } = await upload({
    query: `name=${encodeURIComponent('밴드.csv'.normalize('NFD'))}`,
    body: inPieces(FILE),
  });
  expect(status).toBe(201);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(await findImport(service.db, { importId: body.importId })).toMatchObject({
    fileName: '밴드.csv',
    state: 'uploaded',
    rowCount: 3_000,
    encoding: 'utf-8',
  });
  expect(await service.db.$count(catalogueImportRow)).toBe(3_000);
});

describe('nothing is stored', () => {
  afterEach(expectNothingStored);

  test('of somebody who is not signed in', async () => {
    expect(await upload({ headers: { authorization: '' } })).toMatchObject({
      status: 401,
      body: { statusCode: 401, message: expect.any(String) },
    });
  });

  test('of a member', async () => {
    const member = await service.authorization(CURATOR_ID, 'ROLE_USER');
    expect(await upload({ headers: { authorization: member } })).toMatchObject({
      status: 403,
      body: { statusCode: 403, message: '접근 권한이 없습니다.' },
    });
  });

  test.each([
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'cross-site'],
  ])('from a page of others, by its header %s', async (name, value) => {
    expect((await upload({ headers: { [name]: value } })).status).toBe(403);
  });

  test.each(['text/csv', 'multipart/form-data; boundary=x', 'application/json'])(
    'of the type %s, which a form of others could send',
    async (type) => {
      expect((await upload({ headers: { 'content-type': type } })).status).toBe(415);
    },
  );

  test.each([
    ['', 'empty'],
    ['\n \n', 'empty'],
    ['name,description\n', 'noRows'],
    ['PK\u0003\u0004\0\0\0', 'notText'],
    ['name,name\na,b\n', 'duplicateColumn'],
    ['name\n"a', 'quoteOpen'],
  ])('of %j: %s', async (body, problem) => {
    expect(await upload({ body })).toMatchObject({ status: 400, body: { problem } });
  });

  test('of a file that says that it is too large, before it is read', async () => {
    let isRead = false;
    const body = (async function* () {
      isRead = true;
      yield Buffer.from(FILE);
    })();
    const headers = { 'content-length': String(MAX_UPLOAD_BYTES + 1) };
    expect(await upload({ headers, body })).toMatchObject({
      status: 400,
      body: { problem: 'tooLarge' },
    });
    expect(isRead).toBe(false);
  });

  test('of a file that is cut in the middle, after rows were written', async () => {
    const body = (async function* () {
      yield* inPieces(FILE);
      await expect.poll(() => service.db.$count(catalogueImportRow)).toBeGreaterThanOrEqual(2_000);
      throw new Error('the line is dead');
    })();
    expect((await upload({ body })).status).toBe(500);
  });

  test('when whoever sends it has gone', async () => {
    const gone = new AbortController();
    const body = (async function* () {
      yield* inPieces(FILE);
      gone.abort();
      yield* inPieces(FILE.slice(FILE.indexOf('\n') + 1));
    })();
    const answer = upload({ body, signal: gone.signal }).catch((error: Error) => error.name);
    expect([500, 'AbortError']).toContain(
      await answer.then((got) => (typeof got === 'string' ? got : got.status)),
    );
  });
});
