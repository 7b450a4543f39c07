import type { Database } from '../client.ts';
import { catalogueCluster, catalogueMap, catalogueMapPoint } from '../schema/catalogue-map.ts';
import { bandRecommend } from '../schema/recommendation.ts';
import { unitVector } from './factories.ts';

/** A finished run of the map job, without clusters and points. */
export async function insertMap(
  db: Database,
  overrides: Partial<typeof catalogueMap.$inferInsert> = {},
): Promise<number> {
  const [row] = await db
    .insert(catalogueMap)
    .values({
      model: 'text-embedding-3-small',
      bandCount: 0,
      clusterCount: 2,
      clusterCountChosenBy: 'silhouette',
      silhouette: 0.2,
      silhouettes: [],
      neighbourCount: 10,
      durationMs: 1,
      ...overrides,
    })
    .returning({ mapId: catalogueMap.mapId });
  if (!row) throw new Error('insertMap: the database returned no row');
  return row.mapId;
}

export async function insertCluster(
  db: Database,
  overrides: Partial<typeof catalogueCluster.$inferInsert> & {
    mapId: number;
    clusterIndex: number;
    medoidBandId: number;
  },
): Promise<void> {
  await db.insert(catalogueCluster).values({
    keywords: [],
    size: 1,
    cohesion: 0.5,
    centroid: unitVector(overrides.clusterIndex),
    x: 0,
    y: 0,
    ...overrides,
  });
}

export async function insertPoint(
  db: Database,
  overrides: Partial<typeof catalogueMapPoint.$inferInsert> & { mapId: number; bandId: number },
): Promise<void> {
  await db
    .insert(catalogueMapPoint)
    .values({ x: 0, y: 0, clusterIndex: 0, closeness: 0.5, neighbourOccurrence: 0, ...overrides });
}

/** A member's stored set, best first. */
export async function insertStoredSet(
  db: Database,
  { memberId, bandIds }: { memberId: number; bandIds: readonly number[] },
): Promise<void> {
  await db.insert(bandRecommend).values(
    bandIds.map((bandId, index) => ({
      memberId,
      bandId,
      priority: index + 1,
      score: 0.9 - index / 10,
    })),
  );
}
