import { findBandCards } from '#db/queries/band-card.ts';
import { findLatestMap, listMapClusters } from '#db/queries/catalogue-map.ts';
import { listNearestPicks } from '#db/queries/hub-pick.ts';
import { listBandsByOccurrence, listOccurrenceFrequencies } from '#db/queries/hubness.ts';
import { countMembersWithSet } from '#db/queries/receiver-count.ts';
import { findVectorStatuses } from '#db/queries/vector-status-of.ts';
import type { ActiveRuntime, Runtime } from '../runtime.ts';
import type { HubListInput, HubRow } from '../schemas/hub.ts';
import { HUB_PAGE_SIZE } from '../schemas/hub-words.ts';
import { describeDistribution } from '../statistics/frequency.ts';
import { findHubThreshold } from '../statistics/hubness.ts';

/** Bands in too many lists, in none, or in as many as a bar of the histogram says: one page, with why. */
export async function listHubs(
  runtime: Pick<ActiveRuntime, 'db' | 'embedder'>,
  input: HubListInput,
): Promise<{ rows: HubRow[]; totalCount: number; page: number }> {
  const { db, embedder } = runtime;
  const { model } = embedder;
  const map = await findLatestMap(db, { model });
  const pageSize = HUB_PAGE_SIZE;
  const { rows, totalCount } = await listBandsByOccurrence(db, {
    by: input.by,
    mapId: map?.mapId,
    ...(await findRange(runtime, input, map?.mapId)),
    query: input.query.replaceAll('\0', ''),
    sort: input.sort,
    direction: input.direction,
    page: input.page,
    pageSize,
  });
  const bandIds = rows.map(({ bandId }) => bandId);
  const [cards, clusters, statuses, picks, memberCount] = await Promise.all([
    findBandCards(db, { bandIds }),
    map ? listMapClusters(db, { mapId: map.mapId }) : [],
    findVectorStatuses(db, { bandIds, space: embedder }),
    listNearestPicks(db, { bandIds, space: embedder }),
    countMembersWithSet(db),
  ]);
  const cardOf = new Map(cards.map((card) => [card.bandId, card]));
  const clusterOf = new Map(clusters.map((cluster) => [cluster.clusterIndex, cluster]));
  return {
    rows: rows.map(({ bandId, setCount, clusterIndex, ...row }) => {
      const cluster = clusterIndex === null ? undefined : clusterOf.get(clusterIndex);
      return {
        ...row,
        bandId,
        setCount,
        bandName: cardOf.get(bandId)?.bandName ?? '',
        keywords: cardOf.get(bandId)?.keywords ?? [],
        setShare: memberCount === 0 ? 0 : setCount / memberCount,
        cluster: cluster
          ? {
              index: cluster.clusterIndex,
              name: cluster.name ?? null,
              keywords: cluster.keywords,
            }
          : null,
        vector: statuses.get(bandId) ?? 'blank',
        nearestPicks: picks
          .filter((pick) => pick.bandId === bandId)
          .map(({ pickName }) => pickName),
      };
    }),
    totalCount,
    page: Math.max(1, Math.min(input.page, Math.ceil(totalCount / pageSize))),
  };
}

async function findRange(
  { db }: Pick<Runtime, 'db'>,
  { by, list, min, max }: HubListInput,
  mapId: number | undefined,
): Promise<{ min: number; max: number | undefined }> {
  if (min !== null || max !== null) return { min: min ?? 0, max: max ?? undefined };
  if (list === 'orphans') return { min: 0, max: 0 };
  const frequencies = await listOccurrenceFrequencies(db, { by, mapId });
  return { min: findHubThreshold(describeDistribution(frequencies)), max: undefined };
}
