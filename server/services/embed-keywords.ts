import { findSentenceEmbedding, insertSentenceEmbedding } from '#db/queries/sentence-embedding.ts';
import { EmbedderError } from '../embeddings/embedder.ts';
import { hashText } from '../embeddings/text-hash.ts';
import { AppError } from '../errors.ts';
import type { ActiveRuntime } from '../runtime.ts';

/**
 * The vector of keywords joined by one space (spec §4), from the cache where the same sentence was
 * embedded before by the same model. Undefined without keywords. Never called inside a transaction.
 * @throws EmbedderError, AppError EMBEDDER_UNAVAILABLE when the provider doesn't answer with a vector
 */
export async function embedKeywords(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  keywords: readonly { keyword: string }[],
): Promise<Float32Array | undefined> {
  if (keywords.length === 0) return undefined;
  const sentence = keywords.map(({ keyword }) => keyword).join(' ');
  const key = { space: embedder, textHash: hashText(sentence) };
  const cached = await findSentenceEmbedding(db, key);
  if (cached) return cached;
  const [vector] = await embedder.embed([sentence]).catch(blameProvider);
  if (vector) await insertSentenceEmbedding(db, { ...key, vector });
  return vector;
}

/** The member sent no text: one that the provider rejects is not theirs to shorten. */
function blameProvider(cause: unknown): never {
  if (cause instanceof EmbedderError && cause.failure === 'rejected') {
    throw new AppError('EMBEDDER_UNAVAILABLE', { cause });
  }
  throw cause;
}
