import { findBandCards } from '#db/queries/band-card.ts';
import { findLatestMap } from '#db/queries/catalogue-map.ts';
import { listClusterBands as selectClusterBands } from '#db/queries/cluster-band.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { ClusterBand, ClusterBandsInput } from '../schemas/cluster.ts';
import { CLUSTER_PAGE_SIZE } from '../schemas/cluster-words.ts';

/** A page of a cluster's bands; none where there is no such cluster. */
export async function listClusterBands(
  { db, embedder }: Pick<ActiveRuntime, 'db' | 'embedder'>,
  input: ClusterBandsInput,
): Promise<{ rows: ClusterBand[]; totalCount: number; page: number }> {
  const map = await findLatestMap(db, { model: embedder.model });
  if (!map) return { rows: [], totalCount: 0, page: 1 };
  const { rows, totalCount } = await selectClusterBands(db, {
    mapId: map.mapId,
    clusterIndex: input.index,
    query: input.query.replaceAll('\0', ''),
    bar: input.bar ?? undefined,
    sort: input.sort,
    direction: input.direction,
    page: input.page,
    pageSize: CLUSTER_PAGE_SIZE,
  });
  const cards = await findBandCards(db, { bandIds: rows.map(({ bandId }) => bandId) });
  const cardOf = new Map(cards.map((card) => [card.bandId, card]));
  return {
    rows: rows.map((row) => ({
      ...row,
      bandName: cardOf.get(row.bandId)?.bandName ?? '',
      keywords: cardOf.get(row.bandId)?.keywords ?? [],
    })),
    totalCount,
    page: Math.max(1, Math.min(input.page, Math.ceil(totalCount / CLUSTER_PAGE_SIZE))),
  };
}
