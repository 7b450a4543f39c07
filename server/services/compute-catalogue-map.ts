import {
  findLatestMap,
  listMapClusters,
  listMapPoints,
  pruneMaps,
} from '#db/queries/catalogue-map.ts';
import {
  countCatalogueVectors,
  listCarriedKeywords,
  listCatalogueVectors,
} from '#db/queries/catalogue-vector.ts';
import { storeMap } from '#db/queries/store-map.ts';
import type { VectorSpace } from '#db/queries/vector-space.ts';
import { carryNames, type NamedCluster } from '../cartography/carry-names.ts';
import type { MapResult, Rows } from '../cartography/types.ts';
import { runMapThread } from '../jobs/run-map-thread.ts';
import type { Runtime } from '../runtime.ts';
import { MAP_JOB_STAGES, type MapJobStage } from '../schemas/job.ts';

const BANDS_PER_PAGE = 500;
const MAPS_KEPT = 2;

export interface MapJobProgress {
  stage: MapJobStage;
  /** Of the whole job, in percent of its usual time. */
  done: number;
  total: 100;
}

interface ComputeOptions {
  /** Undefined: by silhouette. */
  clusterCount?: number;
  onProgress?: (progress: MapJobProgress) => void;
  /** Stops the work; nothing is stored then. */
  signal?: AbortSignal;
  /** Asked when all is computed; throws when it isn't wanted any more. */
  checkBeforeStoring?: () => Promise<void>;
}

export interface ComputedMap {
  mapId: number;
  bandCount: number;
  clusterCount: number;
}

/** Where each stage begins, in percent of the time that the whole takes. */
const STAGE_STARTS: Record<MapJobStage, number> = {
  readingVectors: 0,
  principalComponents: 8,
  neighbours: 14,
  layout: 32,
  clusters: 62,
  storing: 95,
};

/**
 * Makes a map of the catalogue from the vectors of the active model and stores it: readers see the old one until
 * the new one is whole. Names that curators gave go on to the clusters that resemble the old ones most.
 * Undefined, and nothing stored, when no band has a vector.
 * Vectors take 6 KB a band (20,000: 123 MB), and the rest the time and memory that `npm run bench:map` says.
 */
export async function computeCatalogueMap(
  { db, embedder }: Pick<Runtime, 'db'> & { embedder: VectorSpace },
  { clusterCount, onProgress, signal, checkBeforeStoring }: ComputeOptions = {},
): Promise<ComputedMap | undefined> {
  const startedAt = performance.now();
  const { model } = embedder;
  const report = (stage: MapJobStage, part: number) =>
    onProgress?.({ stage, done: percentOf(stage, part), total: 100 });

  const { bandIds, vectors, readAt } = await readVectors(db, embedder, {
    onPart: (part) => report('readingVectors', part),
    signal,
  });
  if (bandIds.length === 0) return undefined;
  const rowOf = new Map(bandIds.map((bandId, row) => [bandId, row]));
  const keywords = (await listCarriedKeywords(db)).flatMap(({ bandId, keyword }) => {
    const row = rowOf.get(bandId);
    return row === undefined ? [] : [{ row, keyword }];
  });
  const result = await runMapThread(
    { vectors, keywords, clusterCount },
    { onProgress: ({ stage, done, total }) => report(stage, done / total), signal },
  );
  report('storing', 0);
  const names = await findNames(db, model, bandIds, result);
  signal?.throwIfAborted();
  await checkBeforeStoring?.();
  const mapId = await storeMap(db, {
    model,
    clusterCountChosenBy: clusterCount ? 'curator' : 'silhouette',
    silhouette: result.silhouette,
    silhouettes: result.silhouettes,
    neighbourCount: result.neighbourCount,
    durationMs: performance.now() - startedAt,
    createdAt: readAt,
    clusters: result.clusters.map(({ medoidRow, ...cluster }, index) => ({
      ...cluster,
      name: names[index],
      medoidBandId: bandIds[medoidRow] ?? 0,
    })),
    bandIds,
    positions: result.positions,
    clusterOf: result.clusterOf,
    closeness: result.closeness,
    neighbourOccurrence: result.neighbourOccurrence,
  });
  await pruneMaps(db, { model, keep: MAPS_KEPT });
  report('storing', 1);
  return { mapId, bandCount: bandIds.length, clusterCount: result.clusters.length };
}

/** How far the whole is when `part` (0 … 1) of a stage is done. */
function percentOf(stage: MapJobStage, part: number): number {
  const next = MAP_JOB_STAGES[MAP_JOB_STAGES.indexOf(stage) + 1];
  const start = STAGE_STARTS[stage];
  const end = next ? STAGE_STARTS[next] : 100;
  return Math.floor(start + (end - start) * part);
}

interface ReadVectors {
  /** Ascending. */
  bandIds: number[];
  /** Of length 1, in the order of `bandIds`. */
  vectors: Rows;
  /** By the database's clock, before the first page. */
  readAt: Date;
}

async function readVectors(
  db: Runtime['db'],
  space: VectorSpace,
  options: { onPart: (part: number) => void; signal?: AbortSignal },
): Promise<ReadVectors> {
  const { count, now: readAt } = await countCatalogueVectors(db, { space });
  const { dimensions } = space;
  const values = new Float32Array(count * dimensions);
  const bandIds: number[] = [];
  options.onPart(0);
  while (bandIds.length < count) {
    options.signal?.throwIfAborted();
    const page = await listCatalogueVectors(db, {
      space,
      afterBandId: bandIds.at(-1) ?? Number.MIN_SAFE_INTEGER,
      limit: Math.min(BANDS_PER_PAGE, count - bandIds.length),
    });
    if (page.length === 0) break;
    for (const { bandId, vector } of page) {
      setUnit(values, bandIds.length * dimensions, vector);
      bandIds.push(bandId);
    }
    options.onPart(bandIds.length / count);
  }
  // Fewer than counted when bands were deleted meanwhile: what is left over must not travel along.
  const used = bandIds.length === count ? values : values.slice(0, bandIds.length * dimensions);
  const vectors = { values: used, count: bandIds.length, dimensions };
  return { bandIds, vectors, readAt };
}

function setUnit(target: Float32Array, start: number, vector: Float32Array): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  for (let c = 0; c < vector.length; c++) target[start + c] = (vector[c] as number) / length;
}

/** For each new cluster the name that a curator gave to the one that it continues. */
async function findNames(
  db: Runtime['db'],
  model: string,
  bandIds: readonly number[],
  result: MapResult,
): Promise<(string | undefined)[]> {
  const previous = await findLatestMap(db, { model });
  if (!previous) return [];
  const { mapId } = previous;
  const named = (await listMapClusters(db, { mapId })).filter(({ name }) => name !== undefined);
  if (named.length === 0) return [];
  const points = await listMapPoints(db, { mapId });
  const old = named.map(
    ({ name, clusterIndex }): NamedCluster => ({
      name: name ?? '',
      bandIds: points
        .filter((point) => point.clusterIndex === clusterIndex)
        .map(({ bandId }) => bandId),
    }),
  );
  const clusters: number[][] = result.clusters.map(() => []);
  result.clusterOf.forEach((cluster, row) => {
    const bandId = bandIds[row];
    if (bandId !== undefined) clusters[cluster]?.push(bandId);
  });
  return carryNames(old, clusters);
}
