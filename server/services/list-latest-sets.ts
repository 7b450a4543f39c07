import { findBandCards } from '#db/queries/band-card.ts';
import { listLatestSets as listLatest } from '#db/queries/latest-set.ts';
import type { Runtime } from '../runtime.ts';
import type { LatestSet } from '../schemas/overview.ts';

/** As many as stand beside the to-do list. */
const LIMIT = 8;

/** The sets that were stored last, newest first, with the bands in them that still live. */
export async function listLatestSets({ db }: Pick<Runtime, 'db'>): Promise<LatestSet[]> {
  const rows = await listLatest(db, { limit: LIMIT });
  const found = await findBandCards(db, {
    bandIds: [...new Set(rows.flatMap(({ bandIds }) => bandIds))],
  });
  const cards = new Map(found.map((card) => [card.bandId, card]));
  return rows.map(({ bandIds, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    bands: bandIds.flatMap((bandId) => {
      const card = cards.get(bandId);
      return card ? [{ bandId, bandName: card.bandName, keywords: card.keywords }] : [];
    }),
  }));
}
