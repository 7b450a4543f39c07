import { listModels, type ModelRow } from '#db/queries/embedding-model.ts';
import { countCoverage } from '#db/queries/model-coverage.ts';
import { besideSpace } from '#db/queries/vector-space.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { EmbeddingModel, EmbeddingModels } from '../schemas/embedding-model.ts';

/** The models that this catalogue has vectors of, and how much of it they cover. */
export async function listEmbeddingModels({
  db,
  embedder,
  embedders,
}: Pick<ActiveRuntime, 'db' | 'embedder' | 'embedders'>): Promise<EmbeddingModels> {
  const rows = await listModels(db);
  const activeRow = rows.find(({ model }) => model === embedder.model);
  const otherRows = rows.filter(({ model }) => model !== embedder.model);
  const [coverage, others] = await Promise.all([
    countCoverage(db, { space: embedder }),
    Promise.all(otherRows.map((row) => describeOther(row))),
  ]);
  return {
    active: {
      ...{ model: embedder.model, dimensions: embedder.dimensions, state: 'active', coverage },
      canEmbed: embedders.canEmbed(embedder.model),
      activatedAt: activeRow?.activatedAt?.toISOString() ?? null,
      createdAt: activeRow?.createdAt.toISOString() ?? null,
    },
    others,
    configured: embedders.configured.model,
    previous: findPrevious(otherRows) ?? null,
  };

  async function describeOther(row: ModelRow): Promise<EmbeddingModel> {
    const { model, dimensions, state } = row;
    return {
      ...{ model, dimensions, state, canEmbed: embedders.canEmbed(model) },
      coverage: await countCoverage(db, { space: besideSpace(model) }),
      activatedAt: row.activatedAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    };
  }
}

/** Of rows as `listModels` orders them: the one that was active before. */
export function findPrevious(rows: readonly ModelRow[]): string | undefined {
  return rows.find(({ state }) => state === 'kept')?.model;
}
