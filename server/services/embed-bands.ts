import {
  countDescriptions,
  type DescriptionScope,
  type DescriptionText,
  listDescriptions,
} from '#db/queries/band-description.ts';
import { storeEmbeddings } from '#db/queries/store-vectors.ts';
import { EmbedderError } from '../embeddings/embedder.ts';
import {
  MAX_TEXTS_PER_REQUEST,
  MAX_TOKENS_PER_REQUEST,
  MAX_TOKENS_PER_TEXT,
} from '../embeddings/plan-batches.ts';
import { hashText, normaliseText } from '../embeddings/text-hash.ts';
import type { ActiveRuntime, Runtime } from '../runtime.ts';
import { placeNewBands } from './place-new-bands.ts';

export interface EmbedProgress {
  done: number;
  total: number;
}

export interface EmbedOptions {
  onProgress?: (progress: EmbedProgress) => void;
}

type Services = Pick<ActiveRuntime, 'db' | 'embedder'> & { log?: Runtime['log'] };

/**
 * Embeds the descriptions of a scope, batch by batch. An old vector stays until its new one is stored,
 * and what is stored stays when a later batch fails: asking again for what is missing goes on there.
 * Bands that the newest map doesn't know get a provisional place on it. Answers how many vectors were stored.
 * @throws EmbedderError when the provider doesn't answer
 */
export async function embedBands(
  services: Services,
  scope: DescriptionScope,
  { onProgress }: EmbedOptions = {},
): Promise<number> {
  const { db, embedder } = services;
  const total = await countDescriptions(db, { scope, space: embedder });
  let done = 0;
  let stored = 0;
  let afterId = Number.MIN_SAFE_INTEGER;
  onProgress?.({ done, total });
  for (;;) {
    const texts = await listDescriptions(db, {
      scope,
      space: embedder,
      afterId,
      limit: MAX_TEXTS_PER_REQUEST,
    });
    const last = texts.at(-1);
    if (!last) {
      if (stored > 0) await placeNewBands(services);
      return stored;
    }
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

/**
 * Identical texts are sent once. A text that the provider rejects is left out and logged: it is found by
 * halves, each stored as soon as it is embedded, so that the others don't suffer and are paid for once.
 */
async function embedBatch(services: Services, texts: readonly DescriptionText[]): Promise<number> {
  const idsByText = new Map<string, number[]>();
  for (const { bandDescriptionId, description } of texts) {
    const text = normaliseText(description);
    idsByText.set(text, [...(idsByText.get(text) ?? []), bandDescriptionId]);
  }
  let stored = 0;
  for (const entries of splitByRequest([...idsByText])) {
    stored += await embedDistinct(services, entries);
  }
  return stored;
}

type TextEntry = readonly [text: string, bandDescriptionIds: number[]];

/** Long texts need several requests; each is stored before the next is paid for. A token is a byte or more. */
function splitByRequest(entries: readonly TextEntry[]): TextEntry[][] {
  const requests: TextEntry[][] = [];
  let tokens = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const bound = Math.min(Buffer.byteLength(entry[0]), MAX_TOKENS_PER_TEXT);
    tokens += bound;
    if (tokens > MAX_TOKENS_PER_REQUEST) {
      requests.push([]);
      tokens = bound;
    }
    requests.at(-1)?.push(entry);
  }
  return requests;
}

async function embedDistinct(services: Services, entries: readonly TextEntry[]): Promise<number> {
  const { db, embedder, log } = services;
  let vectors: Float32Array[];
  try {
    vectors = await embedder.embed(entries.map(([text]) => text));
  } catch (error) {
    if (!(error instanceof EmbedderError) || error.failure !== 'rejected') throw error;
    if (entries.length === 1) {
      log?.warn(
        { reason: error.message, bandDescriptionIds: entries[0]?.[1] },
        'a description was rejected and left out',
      );
      return 0;
    }
    const middle = Math.ceil(entries.length / 2);
    const stored = await embedDistinct(services, entries.slice(0, middle));
    return stored + (await embedDistinct(services, entries.slice(middle)));
  }
  const rows = entries.flatMap(([text, ids], index) => {
    const vector = vectors[index];
    const textHash = hashText(text);
    return vector ? ids.map((bandDescriptionId) => ({ bandDescriptionId, vector, textHash })) : [];
  });
  return storeEmbeddings(db, { space: embedder, rows });
}
