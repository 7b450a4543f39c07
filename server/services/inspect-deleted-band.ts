import { findBandDeletion } from '#db/queries/band-deletion.ts';
import { findBandState } from '#db/queries/band-state.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { DeletedBand } from '../schemas/band-inspection.ts';

/** What a band in the trash was, and how it came there; null for one that isn't there. */
export async function inspectDeletedBand(
  { db, embedder: space }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { bandId }: { bandId: number },
): Promise<DeletedBand | null> {
  const [state, deletion] = await Promise.all([
    findBandState(db, { bandId, isDeleted: true, space }),
    findBandDeletion(db, { bandId }),
  ]);
  if (!state || !deletion) return null;
  const { name, musicUrl, isBand, description, keywords } = state;
  return {
    ...{ bandId, musicUrl, isBand, description, keywords },
    bandName: name ?? '',
    deletedAt: deletion.deletedAt.toISOString(),
    deletedBy: deletion.curatorName,
  };
}
