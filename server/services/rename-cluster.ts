import { renameCluster as updateClusterName } from '#db/queries/catalogue-map.ts';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { RenameClusterInput } from '../schemas/cluster.ts';

/**
 * Gives a cluster a curator's own name, or its keywords' name back.
 * @throws AppError CLUSTER_NOT_FOUND when the map is gone or has no such cluster
 */
export async function renameCluster(
  { db }: Pick<Runtime, 'db'>,
  { mapId, index, name }: RenameClusterInput,
): Promise<{ name: string | null }> {
  if (!(await updateClusterName(db, { mapId, clusterIndex: index, name }))) {
    throw new AppError('CLUSTER_NOT_FOUND');
  }
  return { name };
}
