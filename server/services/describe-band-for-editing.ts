import { findBandState } from '#db/queries/band-state.ts';
import { AppError } from '../errors.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { BandForEditing } from '../schemas/band-edit.ts';

/**
 * A band's fields as they are, and the revision that an edit of them must name.
 * @throws AppError BAND_NOT_FOUND for a band that is unknown or soft-deleted
 */
export async function describeBandForEditing(
  { db, embedder: space }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { bandId }: { bandId: number },
): Promise<BandForEditing> {
  const state = await findBandState(db, { bandId, space });
  if (!state) throw new AppError('BAND_NOT_FOUND');
  const { isDeleted: _, spotifyId: __, name, ...fields } = state;
  return { ...fields, name: name ?? '' };
}
