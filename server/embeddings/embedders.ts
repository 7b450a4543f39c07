import type { Queryable } from '#db/client.ts';
import { findActiveModel } from '#db/queries/embedding-model.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import {
  canEmbed,
  createEmbedder,
  createEmbedderOf,
  type EmbedderConfig,
  measureModel,
} from './create-embedder.ts';
import type { Embedder } from './embedder.ts';

/** Every model's embedder, each made once a process. */
export interface Embedders {
  /** The environment's; active until a curator activates another. */
  readonly configured: Embedder;
  /**
   * The one by which the catalogue is searched now, as the database says: asked for once a request, and used for
   * all of it, so that no answer mixes models.
   */
  active: () => Promise<Embedder>;
  of: (space: VectorSpace) => Embedder;
  /** Whether the model's provider is configured. */
  canEmbed: (model: string) => boolean;
  /** How long a model's vectors are. @throws EmbedderError */
  measure: (model: string, signal?: AbortSignal) => Promise<number>;
}

export function createEmbedders(config: EmbedderConfig, db: Queryable): Embedders {
  const configured = createEmbedder(config);
  const keyOf = ({ model, dimensions }: VectorSpace) => `${dimensions} ${model}`;
  const known = new Map([[keyOf(configured), configured]]);
  const of = (space: VectorSpace) => {
    const made = known.get(keyOf(space)) ?? createEmbedderOf(config, space);
    known.set(keyOf(space), made);
    return made;
  };
  return {
    configured,
    active: async () => {
      const space = await findActiveModel(db);
      return space ? of(space) : configured;
    },
    of,
    canEmbed: (model) => canEmbed(config, model),
    measure: (model, signal) => measureModel(config, model, signal),
  };
}
