import {
  countDescriptions,
  type DescriptionScope,
  type DescriptionText,
  listDescriptions,
  storeEmbeddings,
} from '#db/queries/band-description.ts';
import { EmbedderError } from '../embeddings/embedder.ts';
import { hashText } from '../embeddings/text-hash.ts';
import type { Runtime } from '../runtime.ts';

export interface EmbedProgress {
  done: number;
  total: number;
}

export interface EmbedOptions {
  onProgress?: (progress: EmbedProgress) => void;
}

/** Texts per call to the provider; each batch is stored before the next one is asked for. */
const BATCH_SIZE = 100;

type Services = Pick<Runtime, 'db' | 'embedder'> & { log?: Runtime['log'] };

/**
 * Embeds the descriptions of a scope, batch by batch. An old vector stays until its new one is stored,
 * and what is stored stays when a later batch fails: asking again for what is missing goes on there.
 * Answers how many vectors were stored.
 * @throws EmbedderError when the provider doesn't answer
 */
export async function embedBands(
  services: Services,
  scope: DescriptionScope,
  { onProgress }: EmbedOptions = {},
): Promise<number> {
  const { db, embedder } = services;
  const total = await countDescriptions(db, { scope, model: embedder.model });
  let done = 0;
  let stored = 0;
  let afterId = Number.MIN_SAFE_INTEGER;
  onProgress?.({ done, total });
  for (;;) {
    const texts = await listDescriptions(db, {
      scope,
      model: embedder.model,
      afterId,
      limit: BATCH_SIZE,
    });
    const last = texts.at(-1);
    if (!last) return stored;
    stored += await embedBatch(services, texts);
    done += texts.length;
    afterId = last.bandDescriptionId;
    onProgress?.({ done: Math.min(done, total), total });
  }
}

/** Embeds what lacks a usable vector of the active model. */
export function embedMissingBands(services: Services, options?: EmbedOptions): Promise<number> {
  return embedBands(services, { kind: 'missing' }, options);
}

/** Identical texts are sent once. A text that the provider rejects is left out and logged. */
async function embedBatch(services: Services, texts: readonly DescriptionText[]): Promise<number> {
  const { db, embedder } = services;
  const hashed = texts.map((text) => ({ ...text, textHash: hashText(text.description) }));
  const distinct = new Map(hashed.map(({ textHash, description }) => [textHash, description]));
  const vectors = await embedDistinct(services, distinct);
  const rows = hashed.flatMap(({ bandDescriptionId, textHash }) => {
    const vector = vectors.get(textHash);
    return vector ? [{ bandDescriptionId, vector, textHash }] : [];
  });
  return storeEmbeddings(db, { model: embedder.model, rows });
}

async function embedDistinct(
  services: Services,
  textsByHash: ReadonlyMap<string, string>,
): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  const hashes = [...textsByHash.keys()];
  try {
    const answer = await services.embedder.embed([...textsByHash.values()]);
    for (const [index, hash] of hashes.entries()) {
      const vector = answer[index];
      if (vector) vectors.set(hash, vector);
    }
  } catch (error) {
    if (!(error instanceof EmbedderError) || error.failure !== 'rejected') throw error;
    if (textsByHash.size === 1) {
      services.log?.warn({ reason: error.message }, 'a description was rejected and left out');
      return vectors;
    }
    // One of them can't be embedded: find it by halves, so that the others don't suffer.
    const entries = [...textsByHash];
    const middle = Math.ceil(entries.length / 2);
    for (const half of [entries.slice(0, middle), entries.slice(middle)]) {
      for (const [hash, vector] of await embedDistinct(services, new Map(half))) {
        vectors.set(hash, vector);
      }
    }
  }
  return vectors;
}
