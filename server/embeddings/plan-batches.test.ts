import { describe, expect, test } from 'vitest';
import { planBatches } from './plan-batches.ts';

/** Exactly as many cl100k tokens. */
const textOfTokens = (count: number) => 'hello'.concat(' hello'.repeat(count - 1));

async function sizes(texts: string[]): Promise<number[]> {
  return (await planBatches(texts)).map((batch) => batch.length);
}

describe('planBatches', () => {
  test('normalises and keeps the order', async () => {
    expect(await planBatches([' b\n', 'a'])).toEqual([['b', 'a']]);
    expect(await planBatches([])).toEqual([]);
  });

  test.each([
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('splits %i short texts at 100', async (count, expected) => {
    expect(await sizes(Array.from({ length: count }, (_, index) => `text ${index}`))).toEqual(
      expected,
    );
  });

  test('splits at 300,000 tokens', async () => {
    expect(await sizes(Array(75).fill(textOfTokens(8_000)))).toEqual([37, 37, 1]);
  });

  test('takes a text of 8,191 tokens and refuses one of 8,192', async () => {
    expect(await sizes([textOfTokens(8_191)])).toEqual([1]);
    await expect(planBatches(['fine', textOfTokens(8_192)])).rejects.toMatchObject({
      failure: 'rejected',
      textIndex: 1,
      message: 'text 1 has more than 8191 tokens (49151 bytes): shorten it',
    });
  });

  test('refuses an enormous text without counting', async () => {
    await expect(planBatches(['가'.repeat(400_000)])).rejects.toThrow(
      'text 0 has more than 8191 tokens (1200000 bytes): shorten it',
    );
  });

  test.each([[''], ['   '], ['\n\t\u3000']])('refuses the blank %j', async (blank) => {
    await expect(planBatches(['fine', 'fine', blank])).rejects.toMatchObject({
      failure: 'rejected',
      textIndex: 2,
      message: 'text 2 is blank',
    });
  });
});
