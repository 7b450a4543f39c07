import { countTokensWithin } from './count-tokens.ts';
import { EmbedderError } from './embedder.ts';
import { normaliseText } from './text-hash.ts';

export const MAX_TEXTS_PER_REQUEST = 100;
export const MAX_TOKENS_PER_TEXT = 8_191;
export const MAX_TOKENS_PER_REQUEST = 300_000;
/** The longest cl100k token. More bytes than this times the limit need no counting. */
const MAX_BYTES_PER_TOKEN = 128;

/**
 * Normalised texts in requests the provider takes, in order.
 * @throws EmbedderError `rejected` with `textIndex` for a blank or too long text, before anything is sent
 */
export async function planBatches(texts: readonly string[]): Promise<string[][]> {
  const batches: string[][] = [];
  let batch: string[] = [];
  let batchTokens = 0;
  for (const [index, raw] of texts.entries()) {
    const text = normaliseText(raw);
    const tokens = await boundTokens(text, index);
    const isFull =
      batch.length === MAX_TEXTS_PER_REQUEST || batchTokens + tokens > MAX_TOKENS_PER_REQUEST;
    if (batch.length > 0 && isFull) {
      batches.push(batch);
      batch = [];
      batchTokens = 0;
    }
    batch.push(text);
    batchTokens += tokens;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** Upper bound of a text's tokens: its bytes if they are few, else an exact count. */
async function boundTokens(text: string, index: number): Promise<number> {
  if (text === '') {
    throw new EmbedderError('rejected', `text ${index} is blank`, { textIndex: index });
  }
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_TOKENS_PER_TEXT) return bytes;
  const tokens =
    bytes > MAX_TOKENS_PER_TEXT * MAX_BYTES_PER_TOKEN
      ? undefined
      : await countTokensWithin(text, MAX_TOKENS_PER_TEXT);
  if (tokens === undefined) {
    throw new EmbedderError(
      'rejected',
      `text ${index} has more than ${MAX_TOKENS_PER_TEXT} tokens (${bytes} bytes): shorten it`,
      { textIndex: index },
    );
  }
  return tokens;
}
