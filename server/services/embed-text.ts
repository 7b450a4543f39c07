import { normaliseText } from '../embeddings/text-hash.ts';
import { AppError } from '../errors.ts';
import type { ActiveRuntime } from '../runtime.ts';

/**
 * The vector of any text.
 * @throws AppError BLANK_TEXT
 * @throws EmbedderError
 */
export async function embedText({ embedder }: Pick<ActiveRuntime, 'embedder'>, text: string) {
  if (normaliseText(text) === '') throw new AppError('BLANK_TEXT');
  const [vector] = await embedder.embed([text]);
  if (!vector) throw new AppError('EMBEDDER_UNAVAILABLE');
  return { model: embedder.model, embedding: Array.from(vector) };
}
