import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { storeMap } from '#db/queries/store-map.ts';
import { EMBEDDING_DIMENSIONS } from '#db/schema/catalogue.ts';
import { createGaussian } from '#server/cartography/gaussian.ts';
import { createLocalEmbedder } from '#server/embeddings/local-embedder.ts';
import { createSeededRandom } from '#server/recommender/seeded-random.ts';

const CLUSTERS = 9;
const SPREAD = 0.09;

/** Bands without vectors and a map of them: clouds around the centres of nine clusters. */
export async function fillMap(db: Database, { points }: { points: number }): Promise<void> {
  const rows = await db.execute<{ band_id: string }>(sql`
    insert into band (band_name) select '밴드 ' || number from generate_series(1, ${points}::int) as number
    returning band_id`);
  const bandIds = rows.map((row) => Number(row.band_id)).sort((a, b) => a - b);
  const gaussian = createGaussian(createSeededRandom(7));
  const centres = Array.from({ length: CLUSTERS }, (_, index) => {
    const angle = (index / CLUSTERS) * 2 * Math.PI;
    return [0.6 * Math.cos(angle), 0.6 * Math.sin(angle)] as const;
  });
  const positions = new Float32Array(points * 2);
  const clusterOf = new Int32Array(points);
  for (let row = 0; row < points; row += 1) {
    const cluster = row % CLUSTERS;
    const [x, y] = centres[cluster] ?? [0, 0];
    clusterOf[row] = cluster;
    positions[row * 2] = x + gaussian() * SPREAD;
    positions[row * 2 + 1] = y + gaussian() * SPREAD;
  }
  await storeMap(db, {
    model: createLocalEmbedder().model,
    clusterCountChosenBy: 'silhouette',
    silhouette: 0.5,
    silhouettes: [],
    neighbourCount: 10,
    durationMs: 1,
    createdAt: new Date(),
    clusters: centres.map(([x, y], index) => ({
      name: `묶음 ${index + 1}`,
      keywords: [],
      size: Math.ceil((points - index) / CLUSTERS),
      cohesion: 0.5,
      medoidBandId: bandIds[index] ?? 0,
      centroid: Float32Array.from({ length: EMBEDDING_DIMENSIONS }, (_, c) => Number(c === index)),
      x,
      y,
    })),
    bandIds,
    positions,
    clusterOf,
    closeness: new Float32Array(points).fill(0.5),
    neighbourOccurrence: new Int32Array(points).fill(10),
  });
  await db.execute(sql`analyze`);
}
