import { findBandCards } from '#db/queries/band-card.ts';
import {
  findBandInspection,
  findCataloguePlace,
  listMembersRecommended,
} from '#db/queries/band-inspection.ts';
import { listBandKeywords } from '#db/queries/keyword.ts';
import { findNearestBands } from '#db/queries/nearest.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import { AppError } from '../errors.ts';
import { normalise } from '../recommender/vector.ts';
import type { ActiveRuntime, Runtime } from '../runtime.ts';
import type { BandInspection } from '../schemas/band-inspection.ts';

const NEIGHBOUR_COUNT = 10;
const MEMBER_COUNT = 5;

/**
 * A band, its vector's worth, its place in the catalogue and its true nearest neighbours.
 * @throws AppError BAND_NOT_FOUND for a band that is unknown or soft-deleted
 */
export async function inspectBand(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { bandId }: { bandId: number },
): Promise<BandInspection> {
  const [[card], row, keywords, place, members] = await Promise.all([
    findBandCards(db, { bandIds: [bandId] }),
    findBandInspection(db, { bandId, space: embedder }),
    listBandKeywords(db, { bandId }),
    findCataloguePlace(db, { bandId, model: embedder.model }),
    listMembersRecommended(db, { bandId, limit: MEMBER_COUNT }),
  ]);
  if (!card || !row) throw new AppError('BAND_NOT_FOUND');
  return {
    ...card,
    keywords,
    description: row.description,
    updatedAt: row.updatedAt?.toISOString() ?? null,
    vector: {
      status: row.vectorStatus,
      model: row.embeddingModel || null,
      embeddedAt: row.embeddedAt?.toISOString() ?? null,
    },
    place: place ?? null,
    recommended: { count: row.timesRecommended, members },
    neighbours: row.embedding ? await findNeighbours(db, bandId, row.embedding, embedder) : [],
  };
}

async function findNeighbours(
  db: Runtime['db'],
  bandId: number,
  vector: Float32Array,
  space: VectorSpace,
): Promise<BandInspection['neighbours']> {
  const [near = []] = await findNearestBands(db, {
    probes: [normalise(vector)],
    excludedBandIds: [bandId],
    limit: NEIGHBOUR_COUNT,
    bandsOnly: false,
    space,
  });
  const cards = await findBandCards(db, { bandIds: near.map((each) => each.bandId) });
  const byId = new Map(cards.map((card) => [card.bandId, card]));
  return near.flatMap(({ bandId: id, similarity }) => {
    const card = byId.get(id);
    if (!card) return [];
    return [{ bandId: id, bandName: card.bandName, keywords: card.keywords, similarity }];
  });
}
