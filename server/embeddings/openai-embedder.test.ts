import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EmbedderError } from './embedder.ts';
import { createOpenAiEmbedder, type OpenAiEmbedderOptions } from './openai-embedder.ts';
import { waitFor } from './retry-within-budget.ts';
import { embedFake } from './testing/fake-embedding.ts';
import type { ProviderBehaviour, ProviderMode } from './testing/provider-behaviour.ts';
import { type ProviderStub, startProviderStub } from './testing/provider-stub.ts';

const KEY = 'sk-canary-0123456789abcdef';
const MODEL = 'text-embedding-3-small';
const TRIES = 3;
let stub: ProviderStub;

beforeAll(async () => {
  stub = await startProviderStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.setBehaviour({ mode: 'ok' });
  stub.calls.length = 0;
});

function create(options: Partial<OpenAiEmbedderOptions> = {}) {
  return createOpenAiEmbedder({
    apiKey: KEY,
    baseUrl: `${stub.url}/v1`,
    model: MODEL,
    backoffMs: 1,
    ...options,
  });
}

async function failWith(
  behaviour: ProviderBehaviour,
  options: Partial<OpenAiEmbedderOptions> = {},
): Promise<EmbedderError> {
  stub.setBehaviour(behaviour);
  const error = await create(options)
    .embed(['a', 'b'])
    .then(
      () => 'no error',
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(EmbedderError);
  const everything = inspect(error, { depth: 9, showHidden: true });
  expect(everything).not.toContain(KEY);
  expect(everything).not.toContain(new URL(stub.url).host);
  return error as EmbedderError;
}

describe('an answer', () => {
  test.each<[ProviderMode]>([['ok'], ['floats'], ['reordered']])(
    '%s gives the vectors in the order of the texts',
    async (mode) => {
      stub.setBehaviour({ mode });
      expect(await create().embed(['몽환', 'b', 'c'])).toEqual(
        ['몽환', 'b', 'c'].map((text) => embedFake(text)),
      );
    },
  );

  test('is asked for once, in base64, without dimensions', async () => {
    await create().embed([' 몽환 ', 'b']);
    expect(stub.calls).toMatchObject([
      { inputs: ['몽환', 'b'], model: MODEL, encodingFormat: 'base64', dimensions: undefined },
    ]);
    expect(stub.calls[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test('of no texts needs no request', async () => {
    expect(await create().embed([])).toEqual([]);
    expect(stub.calls).toEqual([]);
  });

  test('of a server without keys is asked for without a header', async () => {
    await create({ apiKey: undefined }).embed(['a']);
    expect(stub.calls[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    ['text-embedding-3-large', 1536],
    ['openai/text-embedding-3-large', 1536],
    ['openai/text-embedding-3-small', undefined],
    ['text-embedding-ada-002', undefined],
    ['bge-m3', undefined],
  ])('of %s is asked for with dimensions %s', async (model, dimensions) => {
    await create({ model }).embed(['a']);
    expect(stub.calls[0]?.dimensions).toBe(dimensions);
  });

  test('of 250 texts comes in three requests', async () => {
    const texts = Array.from({ length: 250 }, (_, index) => `text ${index}`);
    expect(await create().embed(texts)).toEqual(texts.map((text) => embedFake(text)));
    expect(stub.calls.map((call) => call.inputs.length)).toEqual([100, 100, 50]);
  });

  test.each([[['a', ' ']], [['a', 'hello '.repeat(8_192)]]])(
    'of a text that no provider takes is not asked for',
    async (texts) => {
      await expect(create().embed(texts)).rejects.toMatchObject({
        failure: 'rejected',
        textIndex: 1,
      });
      expect(stub.calls).toEqual([]);
    },
  );
});

describe('a passing failure', () => {
  const passing: ProviderBehaviour[] = [
    { mode: 'status', status: 408 },
    { mode: 'status', status: 409 },
    { mode: 'status', status: 429, headers: { 'retry-after-ms': '1' } },
    { mode: 'status', status: 429 },
    { mode: 'status', status: 500 },
    { mode: 'status', status: 503 },
    { mode: 'disconnect' },
    { mode: 'cut' },
    { mode: 'truncated' },
  ];

  test.each(passing)('is tried again: %o', async (behaviour) => {
    stub.setBehaviour({ ...behaviour, forCalls: 2 });
    expect(await create().embed(['a'])).toEqual([embedFake('a')]);
    expect(stub.calls).toHaveLength(3);
  });

  test.each(passing)('that lasts ends after the last retry: %o', async (behaviour) => {
    const { failure } = await failWith(behaviour);
    expect(failure).toBe(behaviour.mode === 'truncated' ? 'invalid-answer' : 'unavailable');
    expect(stub.calls).toHaveLength(TRIES);
  });

  test('ends the call: no later batch is sent', async () => {
    stub.setBehaviour({ mode: 'status', status: 500, afterCalls: 1 });
    const texts = Array.from({ length: 250 }, (_, index) => `text ${index}`);
    await expect(create().embed(texts)).rejects.toThrow('failed (HTTP 500)');
    expect(stub.calls.map((call) => call.inputs[0])).toEqual([
      'text 0',
      ...Array(TRIES).fill('text 100'),
    ]);
  });

  test('without retries is tried once', async () => {
    await failWith({ mode: 'status', status: 500 }, { maxRetries: 0 });
    expect(stub.calls).toHaveLength(1);
  });

  test('of a closed port names no address', async () => {
    const closed = await startProviderStub();
    await closed.close();
    const error: Error = await create({ baseUrl: closed.url })
      .embed(['a'])
      .then(
        () => new Error('no error'),
        (thrown) => thrown,
      );
    expect(inspect(error)).not.toContain(new URL(closed.url).port);
    expect(error).toMatchObject({
      failure: 'unavailable',
      message: 'The embedding provider could not be reached (ECONNREFUSED)',
    });
  });
});

describe('a lasting failure', () => {
  test.each<[ProviderBehaviour, Partial<EmbedderError>]>([
    [
      { mode: 'status', status: 401, code: 'invalid_api_key' },
      {
        failure: 'unavailable',
        message: 'The embedding provider refuses our key: check OPENAI_API_KEY (HTTP 401)',
      },
    ],
    [{ mode: 'status', status: 403 }, { failure: 'unavailable' }],
    [{ mode: 'status', status: 404 }, { failure: 'unavailable' }],
    [{ mode: 'status', status: 400, param: 'dimensions' }, { failure: 'unavailable' }],
    [{ mode: 'status', status: 400, param: 'input' }, { failure: 'rejected' }],
    [
      { mode: 'status', status: 413 },
      { failure: 'rejected', textIndex: undefined },
    ],
    [{ mode: 'status', status: 500, headers: { 'x-should-retry': 'false' } }, {}],
    [
      { mode: 'quota', headers: { 'retry-after': '1' } },
      { failure: 'unavailable', retryAfterSeconds: 1 },
    ],
    [{ mode: 'html' }, { failure: 'invalid-answer' }],
    [{ mode: 'missing' }, { failure: 'invalid-answer' }],
    [{ mode: 'duplicate' }, { failure: 'invalid-answer' }],
    [{ mode: 'wrong-dimension' }, { failure: 'invalid-answer' }],
    [{ mode: 'not-base64' }, { failure: 'invalid-answer' }],
    [{ mode: 'nan' }, { failure: 'invalid-answer' }],
    [{ mode: 'nan-null' }, { failure: 'invalid-answer' }],
    [{ mode: 'nan-string' }, { failure: 'invalid-answer' }],
    [{ mode: 'zeros' }, { failure: 'invalid-answer' }],
    [{ mode: 'wrong-model' }, { failure: 'invalid-answer' }],
  ])('is not tried again: %o', async (behaviour, expected) => {
    expect(await failWith(behaviour)).toMatchObject(expected);
    expect(stub.calls).toHaveLength(1);
  });
});

describe('waiting', () => {
  const recordWaits = () => {
    const waits: number[] = [];
    return { waits, wait: async (ms: number) => void waits.push(ms) };
  };

  test('takes as long as Retry-After says', async () => {
    const { waits, wait } = recordWaits();
    const headers = { 'retry-after': '7' };
    await failWith({ mode: 'status', status: 429, headers }, { wait });
    expect(waits).toEqual([7_000, 7_000]);
  });

  test('doubles without Retry-After, and varies by a quarter', async () => {
    const { waits, wait } = recordWaits();
    await failWith(
      { mode: 'status', status: 500 },
      { wait, backoffMs: 1_000, maxRetries: 5, totalTimeoutMs: 60_000 },
    );
    const longest = [1_000, 2_000, 4_000, 8_000, 8_000];
    expect(waits).toHaveLength(longest.length);
    for (const [retry, ms] of longest.entries()) {
      expect(waits[retry]).toBeLessThanOrEqual(ms);
      expect(waits[retry]).toBeGreaterThanOrEqual(ms * 0.75);
    }
  });

  test('is not begun if it does not fit the budget; the caller is told instead', async () => {
    const { waits, wait } = recordWaits();
    const headers = { 'retry-after': '46' };
    expect(await failWith({ mode: 'status', status: 429, headers }, { wait })).toMatchObject({
      failure: 'unavailable',
      retryAfterSeconds: 46,
    });
    expect(waits).toEqual([]);
    expect(stub.calls).toHaveLength(1);
  });
});

describe('time', () => {
  test.each<[ProviderMode]>([['hang'], ['hang-body']])(
    'of a try is limited (%s), and it is tried again',
    async (mode) => {
      expect(await failWith({ mode }, { timeoutMs: 150 })).toMatchObject({
        failure: 'unavailable',
        message: 'The embedding provider did not answer within 150 ms',
      });
      expect(stub.calls).toHaveLength(TRIES);
    },
  );

  test('of a request is limited, whatever its tries may take', async () => {
    const limits = { timeoutMs: 10_000, totalTimeoutMs: 150, maxRetries: 9, backoffMs: 50 };
    expect((await failWith({ mode: 'hang' }, limits)).message).toBe(
      'The embedding provider did not answer within 150 ms',
    );
    expect(stub.calls).toHaveLength(1);
  });
});

describe('an abort', () => {
  const reason = new Error('the member has gone');

  test('before the call sends nothing', async () => {
    await expect(create().embed(['a'], AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(stub.calls).toEqual([]);
  });

  test('ends a try, and there is no other', async () => {
    stub.setBehaviour({ mode: 'hang' });
    const controller = new AbortController();
    const vectors = create().embed(['a'], controller.signal);
    await stub.waitForCalls(1);
    controller.abort(reason);
    await expect(vectors).rejects.toBe(reason);
    expect(stub.calls).toHaveLength(1);
  });

  test('ends a wait', async () => {
    stub.setBehaviour({ mode: 'status', status: 429, headers: { 'retry-after': '30' } });
    const controller = new AbortController();
    const vectors = create({
      wait: (ms, signal) => {
        const waiting = waitFor(ms, signal);
        controller.abort(reason);
        return waiting;
      },
    }).embed(['a'], controller.signal);
    await expect(vectors).rejects.toBe(reason);
    expect(stub.calls).toHaveLength(1);
  });
});
