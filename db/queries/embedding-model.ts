import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { type EMBEDDING_MODEL_STATES, embeddingModel } from '#db/schema/embedding.ts';
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

export interface ModelRow extends VectorSpace {
  state: (typeof EMBEDDING_MODEL_STATES)[number];
  activatedAt: Date | null;
  createdAt: Date;
}

const MODEL_COLUMNS = {
  model: embeddingModel.model,
  dimensions: embeddingModel.dimensions,
  state: embeddingModel.state,
  activatedAt: embeddingModel.activatedAt,
  createdAt: embeddingModel.createdAt,
};

/** A model that is prepared, active or kept; undefined: not known here. */
export async function findModel(
  db: Queryable,
  params: { model: string },
): Promise<ModelRow | undefined> {
  const [row] = await db
    .select(MODEL_COLUMNS)
    .from(embeddingModel)
    .where(eq(embeddingModel.model, params.model));
  return row;
}

/** All of them, the one that was active last first. */
export function listModels(db: Queryable): Promise<ModelRow[]> {
  return db
    .select(MODEL_COLUMNS)
    .from(embeddingModel)
    .orderBy(sql`${embeddingModel.activatedAt} desc nulls last`, desc(embeddingModel.createdAt));
}
