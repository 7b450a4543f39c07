import { findBandDescription } from '#db/queries/band-description.ts';
import { AppError } from '../errors.ts';
import type { ActiveRuntime } from '../runtime.ts';

/**
 * A band's description and vector.
 * @throws AppError BAND_NOT_FOUND for a band that is unknown, soft-deleted or without a description
 */
export async function getBand(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { bandId }: { bandId: number },
) {
  const row = await findBandDescription(db, { bandId, space: embedder });
  if (!row) throw new AppError('BAND_NOT_FOUND');
  return {
    bandId: row.bandId,
    description: row.description,
    createdAt: row.createdAt?.toISOString() ?? null,
    updatedAt: row.updatedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    embedding: row.embedding ? Array.from(row.embedding) : null,
  };
}
