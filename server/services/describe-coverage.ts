import { countOverview } from '#db/queries/overview-counts.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { EmbeddingCoverage } from '../schemas/embedding.ts';

/** What the vectors of the live bands are worth. */
export async function describeCoverage({
  db,
  embedder,
}: Pick<ActiveRuntime, 'db' | 'embedder'>): Promise<EmbeddingCoverage> {
  const { bands } = await countOverview(db, { space: embedder });
  return { model: embedder.model, ...bands };
}
