import { listStandingDescriptions } from '#db/queries/band-state.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { BandSelection } from '../schemas/band-edit.ts';
import { BULK_EMBED_COUNT } from '../schemas/band-edit-words.ts';
import type { Job } from '../schemas/job.ts';
import { findSelected } from './change-bands.ts';
import type { EditContext } from './edit-context.ts';
import { startEmbedding } from './start-embedding.ts';

/**
 * Starts the job that makes the vectors of the selected bands anew, of the first 10,000. Each old one stays until its
 * new one is stored. Answers how many bands have a text for it, and the job.
 */
export async function reembedBands(
  context: Pick<ActiveRuntime, 'db' | 'env' | 'log' | 'embedder'> & Pick<EditContext, 'actor'>,
  { selection }: { selection: BandSelection },
): Promise<{ startedCount: number; job?: Job }> {
  const bandIds = (await findSelected(context, selection)).slice(0, BULK_EMBED_COUNT);
  const { db, embedder: space, actor } = context;
  const bandDescriptionIds = await listStandingDescriptions(db, { bandIds, space });
  if (bandDescriptionIds.length === 0) return { startedCount: 0 };
  const { job } = await startEmbedding(context, {
    scope: { kind: 'ids', bandDescriptionIds },
    requestedBy: actor.curator?.curatorId,
  });
  return { startedCount: bandDescriptionIds.length, job };
}
