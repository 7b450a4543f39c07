import { listStandingDescriptions } from '#db/queries/band-state.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { BandSelection } from '../schemas/band-edit.ts';
import { BULK_EMBED_COUNT } from '../schemas/band-edit-words.ts';
import { findSelected } from './change-bands.ts';
import { embedBands } from './embed-bands.ts';

/**
 * Makes the vectors of the selected bands anew, of the first 10,000. Each old one stays until its new one is stored.
 * @throws EmbedderError when the provider doesn't answer
 */
export async function reembedBands(
  context: Pick<ActiveRuntime, 'db' | 'embedder' | 'log'>,
  { selection }: { selection: BandSelection },
): Promise<{ embeddedCount: number }> {
  const bandIds = (await findSelected(context, selection)).slice(0, BULK_EMBED_COUNT);
  const { db, embedder: space } = context;
  const bandDescriptionIds = await listStandingDescriptions(db, { bandIds, space });
  return { embeddedCount: await embedBands(context, { kind: 'ids', bandDescriptionIds }) };
}
