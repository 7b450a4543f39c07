const CHUNK_CHARS = 2_000;

/**
 * cl100k tokens of a text, or `undefined` as soon as they exceed the limit.
 * The tokenizer (40 MB, 100 ms) is loaded only for a text with more bytes than the limit: a token has a byte at least.
 */
export async function countTokensWithin(text: string, limit: number): Promise<number | undefined> {
  const { countTokens } = await import('gpt-tokenizer/encoding/cl100k_base');
  // Someone's text may well contain "<|endoftext|>": it's text, not a control token.
  const asPlainText = { disallowedSpecial: new Set<string>() };
  let count = 0;
  for (const chunk of splitBetweenTokens(text)) {
    count += countTokens(chunk, asPlainText);
    if (count > limit) return undefined;
  }
  return count;
}

/**
 * The tokenizer is quadratic in a run without breaks (a million times "a": nine minutes), so it gets chunks.
 * cl100k always starts a token at a space between a non-space and a letter: cuts there don't change the count.
 */
function* splitBetweenTokens(text: string): Generator<string> {
  let start = 0;
  while (text.length - start > CHUNK_CHARS) {
    const window = text.slice(start, start + CHUNK_CHARS);
    const lastBreak = /^.*\S(?= \p{L})/su.exec(window)?.[0].length;
    const end = start + (lastBreak ?? CHUNK_CHARS);
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}
