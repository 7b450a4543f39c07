import { countTokens } from 'gpt-tokenizer/encoding/cl100k_base';
import { describe, expect, test } from 'vitest';
import { countTokensWithin } from './count-tokens.ts';

const korean =
  '드림팝과 슈게이징을 오가는 4인조. 몽환적인 기타와 잔잔한 보컬이 새벽 감성을 만든다.\n\n';
const english = "Dreamy guitars, hushed vocals; they don't  sleep — 2,025 nights in Seoul! ";

describe('countTokensWithin', () => {
  test.each([
    ['Korean', korean.repeat(100)],
    ['English', english.repeat(100)],
    ['both', (korean + english).repeat(60)],
    ['short', '몽환'],
  ])('counts %s as the tokenizer does, though it cuts the text', async (_, text) => {
    expect(await countTokensWithin(text, 100_000)).toBe(countTokens(text));
  });

  test('takes control tokens for text', async () => {
    expect(await countTokensWithin('<|endoftext|>', 100)).toBe(7);
  });

  test('stops at the limit', async () => {
    expect(await countTokensWithin('a '.repeat(10), 10)).toBeUndefined();
    // Without cuts the tokenizer would take minutes for this.
    expect(await countTokensWithin('a'.repeat(1_000_000), 8_191)).toBeUndefined();
  });
});
