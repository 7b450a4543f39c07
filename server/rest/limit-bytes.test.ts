import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { inPieces } from '../testing/band-file.ts';
import { limitBytes } from './limit-bytes.ts';

test('bytes pass up to the limit', async () => {
  const body = inPieces('abcde', 2);
  expect((await buffer(limitBytes(body, 5))).toString()).toBe('abcde');
  expect(await buffer(limitBytes(null, 5))).toHaveLength(0);
});

test('a body without end is left with its first byte too many', async () => {
  let isLeft = false;
  const endless = (async function* () {
    try {
      for (;;) yield Buffer.from('ab');
    } finally {
      isLeft = true;
    }
  })();
  const passed: Uint8Array[] = [];
  const reading = (async () => {
    for await (const chunk of limitBytes(endless, 5)) passed.push(chunk);
  })();
  await expect(reading).rejects.toMatchObject({ problem: 'tooLarge' });
  expect(Buffer.concat(passed).toString()).toBe('abab');
  expect(isLeft).toBe(true);
});
