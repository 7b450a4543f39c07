import { and, eq } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { sentenceEmbedding } from '#db/schema/recommendation.ts';
import { binaryVector, decodeVector } from './vector-format.ts';

interface SentenceKey {
  model: string;
  textHash: string;
}

/** The cached vector of a keyword sentence, or undefined. */
export async function findSentenceEmbedding(
  db: Queryable,
  { model, textHash }: SentenceKey,
): Promise<Float32Array | undefined> {
  const [row] = await db
    .select({ vector: binaryVector(sentenceEmbedding.embedding) })
    .from(sentenceEmbedding)
    .where(and(eq(sentenceEmbedding.model, model), eq(sentenceEmbedding.textHash, textHash)))
    .limit(1)
    .prepare('find_sentence_embedding')
    .execute();
  return row?.vector ? decodeVector(row.vector) : undefined;
}

/** Keeps a sentence's vector; the first one kept stays. */
export async function insertSentenceEmbedding(
  db: Queryable,
  { model, textHash, vector }: SentenceKey & { vector: Float32Array },
): Promise<void> {
  await db
    .insert(sentenceEmbedding)
    .values({ model, textHash, embedding: Array.from(vector) })
    .onConflictDoNothing();
}
