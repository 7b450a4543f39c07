import { approximateNeighbours } from './approximate-neighbours.ts';
import { describeClusters } from './describe-clusters.ts';
import { layOutSample } from './lay-out-sample.ts';
import { layOut } from './layout.ts';
import { findNearestNeighbours } from './nearest-neighbours.ts';
import { countOccurrences } from './neighbour-graph.ts';
import { partition } from './partition.ts';
import { principalComponents } from './principal-components.ts';
import type { MapInput, MapProgress, MapResult, MapStage } from './types.ts';
import { findTypicalKeywords } from './typical-keywords.ts';

const COMPONENTS = 50;
/** k of the neighbour graph that hubs are found in. */
const GRAPH_NEIGHBOURS = 10;
/** Neighbours that the layout keeps together. */
const LAYOUT_NEIGHBOURS = 15;
/** Beyond it neighbours are searched in the principal components, which is thirty times as fast. */
export const MOST_EXACT_ROWS = 5_000;
/** Beyond it rows are no longer compared with all others. */
const MOST_COMPARED_ROWS = 20_000;
/** Beyond it UMAP lays out as many, and the others are placed near them. */
export const MOST_LAID_OUT_ROWS = 20_000;

/**
 * The map of a catalogue: a 2-D layout, clusters with names and the k-occurrence of every band. Depends on nothing
 * but its input. Neighbours are exact by cosine up to 5,000 bands, by the distance in 50 principal components up to
 * 20,000, and approximate beyond. Components, centroids and the layout are made from 20,000 of them at the most
 * (see `layOutSample`), to which the others are added: time grows with n^1.5 then, memory with the vectors.
 *
 * @param mostLaidOut rows that UMAP lays out.
 * @throws RangeError without rows.
 */
export function computeMap(
  input: MapInput,
  onProgress?: (progress: MapProgress) => void,
  mostLaidOut = MOST_LAID_OUT_ROWS,
): MapResult {
  const { vectors, keywords, clusterCount } = input;
  if (vectors.count === 0) throw new RangeError('A map needs a band with a vector.');
  const report = (stage: MapStage) => (done: number, total: number) =>
    onProgress?.({ stage, done, total });

  const { scores } = principalComponents(vectors, COMPONENTS, report('principalComponents'));
  const isExact = vectors.count <= MOST_EXACT_ROWS;
  const graph =
    vectors.count <= MOST_COMPARED_ROWS
      ? findNearestNeighbours(isExact ? vectors : scores, LAYOUT_NEIGHBOURS, report('neighbours'))
      : approximateNeighbours(scores, LAYOUT_NEIGHBOURS, report('neighbours'));
  const neighbourCount = Math.min(GRAPH_NEIGHBOURS, graph.neighbourCount);
  const positions =
    vectors.count <= mostLaidOut
      ? layOut(graph, scores, report('layout'))
      : layOutSample(
          scores,
          { neighbourCount: LAYOUT_NEIGHBOURS, sampleSize: mostLaidOut },
          report('layout'),
        );
  const split = partition(scores, clusterCount, report('clusters'));
  const { closeness, clusters } = describeClusters(
    vectors,
    positions,
    split.clusterOf,
    split.clusterCount,
  );
  const typical = findTypicalKeywords(keywords, split.clusterOf, split.clusterCount);
  return {
    positions,
    clusterOf: split.clusterOf,
    closeness,
    neighbourOccurrence: countOccurrences(graph, neighbourCount),
    neighbourCount,
    neighboursFrom: isExact ? 'vectors' : 'principal-components',
    clusters: clusters.map((cluster, index) => ({ ...cluster, keywords: typical[index] ?? [] })),
    silhouette: split.silhouette,
    silhouettes: split.silhouettes,
  };
}
