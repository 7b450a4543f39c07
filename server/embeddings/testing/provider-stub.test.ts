import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { embedFake } from './fake-embedding.ts';
import type { ProviderBehaviour } from './provider-behaviour.ts';
import { type ProviderStub, startProviderStub } from './provider-stub.ts';

let stub: ProviderStub;
afterEach(() => stub.close());

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(stub.url + path, { method: 'POST', body: JSON.stringify(body) });
}

async function askStatuses(inputs: string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const input of inputs) {
    statuses.push((await post('/embeddings', { input, model: 'm' })).status);
  }
  return statuses;
}

describe('startProviderStub', () => {
  test('answers one text or several, at both addresses', async () => {
    stub = await startProviderStub();
    const one = await (await post('/v1/embeddings', { input: '몽환', model: 'm' })).json();
    expect(one.data).toEqual([
      { object: 'embedding', index: 0, embedding: [...embedFake('몽환')] },
    ]);
    const body = { input: ['a', 'b'], model: 'm', encoding_format: 'base64', dimensions: 3 };
    const two = await (await post('/embeddings', body)).json();
    expect(two.data.map((item: { embedding: string }) => item.embedding)).toEqual([
      Buffer.from(embedFake('a').buffer).toString('base64'),
      Buffer.from(embedFake('b').buffer).toString('base64'),
    ]);
    expect(stub.calls).toMatchObject([
      { inputs: ['몽환'], model: 'm', encodingFormat: undefined, dimensions: undefined },
      { inputs: ['a', 'b'], model: 'm', encodingFormat: 'base64', dimensions: 3 },
    ]);
  });

  test.each([[''], [['a', '']], [[]], [Array(2049).fill('a')]])('refuses %o', async (input) => {
    stub = await startProviderStub();
    expect((await post('/embeddings', { input, model: 'm' })).status).toBe(400);
  });

  test.each<[Partial<ProviderBehaviour>, number[]]>([
    [{}, [503, 503, 503, 503]],
    [{ forCalls: 2 }, [503, 503, 200, 200]],
    [{ afterCalls: 2 }, [200, 200, 503, 503]],
    [{ afterCalls: 1, forCalls: 1 }, [200, 503, 200, 200]],
    [{ whenInputIncludes: 'bad' }, [200, 200, 503, 200]],
  ])('a behaviour with %o', async (limits, expected) => {
    stub = await startProviderStub();
    stub.setBehaviour({ mode: 'status', status: 503, ...limits });
    expect(await askStatuses(['a', 'b', 'a bad one', 'c'])).toEqual(expected);
  });

  test('holds answers until they are released', async () => {
    stub = await startProviderStub();
    stub.setBehaviour({ mode: 'hold' });
    const answers = askStatuses(['a']);
    await stub.waitForCalls(1);
    stub.release();
    expect(await answers).toEqual([200]);
    expect(await askStatuses(['b'])).toEqual([200]);
  });

  test('is steered over HTTP', async () => {
    stub = await startProviderStub();
    await post('/behaviour', { mode: 'quota', headers: { 'retry-after': '7' } });
    const refused = await post('/embeddings', { input: 'a', model: 'm' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    const calls = await (await fetch(`${stub.url}/calls`)).json();
    expect(calls).toMatchObject([{ inputs: ['a'] }]);
    await fetch(`${stub.url}/calls`, { method: 'DELETE' });
    expect(stub.calls).toEqual([]);
  });

  test('runs as a process and says where it listens', async () => {
    stub = await startProviderStub();
    const child = spawn(process.execPath, [`${import.meta.dirname}/provider-stub.ts`], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const url = /http:\S+/.exec(String(line))?.[0];
    const calls = await (await fetch(`${url}/calls`)).json();
    child.kill();
    await once(child, 'exit');
    expect(calls).toEqual([]);
  });
});
