import {
  closenessInputSchema,
  closenessSchema,
  clusterBandsInputSchema,
  clusterBandsSchema,
  clusterOverviewSchema,
  renameClusterInputSchema,
  renamedClusterSchema,
} from '../schemas/cluster.ts';
import { describeClusters } from '../services/describe-clusters.ts';
import { drawCloseness } from '../services/draw-closeness.ts';
import { listClusterBands } from '../services/list-cluster-bands.ts';
import { renameCluster } from '../services/rename-cluster.ts';
import { curatorProcedure, router } from '../trpc.ts';

export const clusterRouter = router({
  /** The clusters of the newest catalogue map, and the map itself. */
  overview: curatorProcedure
    .output(clusterOverviewSchema)
    .query(({ ctx }) => describeClusters(ctx)),

  /** One cluster's bands. */
  bands: curatorProcedure
    .input(clusterBandsInputSchema)
    .output(clusterBandsSchema)
    .query(({ ctx, input }) => listClusterBands(ctx, input)),

  /** How close one cluster's bands are to its middle. */
  closeness: curatorProcedure
    .input(closenessInputSchema)
    .output(closenessSchema)
    .query(({ ctx, input }) => drawCloseness(ctx, input)),

  rename: curatorProcedure
    .input(renameClusterInputSchema)
    .output(renamedClusterSchema)
    .mutation(({ ctx, input }) => renameCluster(ctx, input)),
});
