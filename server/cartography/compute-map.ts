import { describeClusters } from './describe-clusters.ts';
import { layOut } from './layout.ts';
import { countOccurrences, findNearestNeighbours } from './nearest-neighbours.ts';
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

/**
 * The map of a catalogue: a 2-D layout, clusters with names and the k-occurrence of every band. Depends on nothing
 * but its input. Quadratic in the number of bands: neighbours are exact by cosine up to 5,000 of them, above that
 * by the distance in 50 principal components.
 *
 * @throws RangeError without rows.
 */
export function computeMap(
  input: MapInput,
  onProgress?: (progress: MapProgress) => void,
): MapResult {
  const { vectors, keywords, clusterCount } = input;
  if (vectors.count === 0) throw new RangeError('A map needs a band with a vector.');
  const report = (stage: MapStage) => (done: number, total: number) =>
    onProgress?.({ stage, done, total });

  const { scores } = principalComponents(vectors, COMPONENTS, report('principalComponents'));
  const isExact = vectors.count <= MOST_EXACT_ROWS;
  const graph = findNearestNeighbours(
    isExact ? vectors : scores,
    LAYOUT_NEIGHBOURS,
    report('neighbours'),
  );
  const neighbourCount = Math.min(GRAPH_NEIGHBOURS, graph.neighbourCount);
  const positions = layOut(graph, scores, report('layout'));
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
