import { findBandCards } from '#db/queries/band-card.ts';
import { findLatestMap } from '#db/queries/catalogue-map.ts';
import { listMapTable as findTable } from '#db/queries/map-points.ts';
import type { ActiveRuntime } from '../runtime.ts';
import { MAP_TABLE_PAGE_SIZE, type MapTableInput, type MapTableRow } from '../schemas/map.ts';

/** The picture as a list: a page of its bands. */
export async function listMapTable(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  { page, ...input }: MapTableInput,
): Promise<{ totalCount: number; rows: MapTableRow[] }> {
  const map = await findLatestMap(db, { model: embedder.model });
  if (!map) return { totalCount: 0, rows: [] };
  const { totalCount, rows } = await findTable(db, {
    ...input,
    mapId: map.mapId,
    limit: MAP_TABLE_PAGE_SIZE,
    offset: (page - 1) * MAP_TABLE_PAGE_SIZE,
  });
  const cards = await findBandCards(db, { bandIds: rows.map(({ bandId }) => bandId) });
  const cardOf = new Map(cards.map((card) => [card.bandId, card]));
  return {
    totalCount,
    rows: rows.flatMap((row) => {
      const card = cardOf.get(row.bandId);
      return card ? [{ ...row, bandName: card.bandName, keywords: card.keywords }] : [];
    }),
  };
}
