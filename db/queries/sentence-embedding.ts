import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { sentenceEmbedding } from '#db/schema/recommendation.ts';
import { binaryVector, decodeVector } from './vector-format.ts';
import type { VectorSpace } from './vector-space.ts';

interface SentenceKey {
  space: VectorSpace;
  textHash: string;
}

/** The cached vector of a keyword sentence, or undefined. */
export async function findSentenceEmbedding(
  db: Queryable,
  { space, textHash }: SentenceKey,
): Promise<Float32Array | undefined> {
  const [row] = await db
    .select({ vector: binaryVector(sentenceEmbedding.embedding) })
    .from(sentenceEmbedding)
    .where(and(eq(sentenceEmbedding.model, space.model), eq(sentenceEmbedding.textHash, textHash)))
    .limit(1)
    .prepare('find_sentence_embedding')
    .execute();
  const vector = row?.vector ? decodeVector(row.vector) : undefined;
  // A model of several lengths may have been asked for another one before.
  return vector?.length === space.dimensions ? vector : undefined;
}

/** Keeps a sentence's vector; the first one of its length that was kept stays. */
export async function insertSentenceEmbedding(
  db: Queryable,
  { space, textHash, vector }: SentenceKey & { vector: Float32Array },
): Promise<void> {
  await db
    .insert(sentenceEmbedding)
    .values({ model: space.model, textHash, embedding: Array.from(vector) })
    .onConflictDoUpdate({
      target: [sentenceEmbedding.model, sentenceEmbedding.textHash],
      set: { embedding: sql`excluded.embedding`, createdAt: sql`now()` },
      setWhere: sql`vector_dims(${sql`${sentenceEmbedding.embedding}`}) <> ${space.dimensions}`,
    });
}
