import { listMissingSentences } from '#db/queries/member-sentence.ts';
import { insertSentenceEmbedding } from '#db/queries/sentence-embedding.ts';
import { EmbedderError } from '../embeddings/embedder.ts';
import { MAX_TEXTS_PER_REQUEST } from '../embeddings/plan-batches.ts';
import { hashText } from '../embeddings/text-hash.ts';
import type { ActiveRuntime } from '../runtime.ts';

/** The keywords of most members; whoever is not among them is embedded at the next update, as ever. */
const MOST_SENTENCES = 2_000;

/**
 * Embeds the keyword sentences of members that a model has no vector of, so that the first updates after a switch
 * don't wait for the provider. It is no reason to fail when that doesn't answer.
 */
export async function prepareSentences(
  { db, embedder, log }: Pick<ActiveRuntime, 'db' | 'embedder' | 'log'>,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const sentences = await listMissingSentences(db, { space: embedder, limit: MOST_SENTENCES });
  try {
    for (let start = 0; start < sentences.length; start += MAX_TEXTS_PER_REQUEST) {
      const batch = sentences.slice(start, start + MAX_TEXTS_PER_REQUEST);
      const vectors = await embedder.embed(batch, signal);
      await Promise.all(
        vectors.map((vector, index) =>
          insertSentenceEmbedding(db, {
            space: embedder,
            textHash: hashText(batch[index] ?? ''),
            vector,
          }),
        ),
      );
    }
  } catch (error) {
    if (!(error instanceof EmbedderError)) throw error;
    log.warn({ reason: error.message }, 'keyword sentences could not be prepared');
  }
}
