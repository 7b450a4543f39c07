import { findBandCards } from '#db/queries/band-card.ts';
import { findLatestMap, findMapFreshness, listMapClusters } from '#db/queries/catalogue-map.ts';
import { listClusterNeighbours } from '#db/queries/cluster-neighbour.ts';
import { listClusterShares } from '#db/queries/cluster-share.ts';
import type { ActiveRuntime } from '../runtime.ts';
import type { ClusterOverview } from '../schemas/cluster.ts';
import { compareShares, compareWithMean } from '../statistics/compare.ts';
import { isMapStale } from './is-map-stale.ts';

const NEIGHBOURS = 3;

/** The catalogue's clusters and the map that they belong to. */
export async function describeClusters({
  db,
  embedder,
}: Pick<ActiveRuntime, 'db' | 'embedder'>): Promise<ClusterOverview> {
  const { model } = embedder;
  const map = await findLatestMap(db, { model });
  if (!map) return { map: null, clusters: [] };
  const { mapId } = map;
  const [clusters, shares, neighbours, freshness] = await Promise.all([
    listMapClusters(db, { mapId }),
    listClusterShares(db, { mapId }),
    listClusterNeighbours(db, { mapId }),
    findMapFreshness(db, { mapId, space: embedder }),
  ]);
  const medoids = await findBandCards(db, {
    bandIds: clusters.map(({ medoidBandId }) => medoidBandId),
  });
  const bandTotal = shares.reduce((sum, { bandCount }) => sum + bandCount, 0);
  const placeTotal = shares.reduce((sum, { placeCount }) => sum + placeCount, 0);
  const tightness = compareWithMean(clusters.map(({ cohesion }) => cohesion));
  return {
    map: {
      mapId,
      createdAt: map.createdAt.toISOString(),
      chosenBy: map.clusterCountChosenBy,
      clusterCount: map.clusterCount,
      silhouettes: map.silhouettes,
      isStale: isMapStale(freshness),
      isOtherModel: freshness?.isOtherModel ?? false,
      changeCount: freshness ? freshness.added + freshness.changed + freshness.removed : 0,
    },
    clusters: clusters.map(({ clusterIndex, name, keywords, cohesion, medoidBandId }, place) => {
      const share = shares.find((row) => row.clusterIndex === clusterIndex);
      const medoid = medoids.find(({ bandId }) => bandId === medoidBandId);
      const bandCount = share?.bandCount ?? 0;
      const catalogueShare = bandTotal === 0 ? 0 : bandCount / bandTotal;
      const setShare = placeTotal === 0 ? null : (share?.placeCount ?? 0) / placeTotal;
      return {
        index: clusterIndex,
        name: name ?? null,
        keywords,
        bandCount,
        cohesion,
        tightness: tightness[place] ?? 'usual',
        medoid: medoid
          ? { bandId: medoid.bandId, bandName: medoid.bandName, keywords: medoid.keywords }
          : null,
        catalogueShare,
        setShare,
        weight: setShare === null ? null : compareShares(setShare, catalogueShare),
        neighbours: neighbours
          .filter((row) => row.clusterIndex === clusterIndex)
          .slice(0, NEIGHBOURS)
          .map(({ neighbourIndex, similarity }) => ({ index: neighbourIndex, similarity })),
      };
    }),
  };
}
