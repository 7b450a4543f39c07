import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { embeddingModel } from '#db/schema/embedding.ts';
import type { VectorSpace } from './vector-space.ts';

/** The model that a curator activated; undefined: the configured one is active. */
export async function findActiveModel(db: Queryable): Promise<VectorSpace | undefined> {
  const [row] = await db
    .select({ model: embeddingModel.model, dimensions: embeddingModel.dimensions })
    .from(embeddingModel)
    .where(eq(embeddingModel.state, 'active'))
    .limit(1)
    .prepare('find_active_model')
    .execute();
  return row;
}
