/** For each row its nearest other rows, best first. */
export interface NeighbourGraph {
  count: number;
  /** k: neighbours of each row, less than `count`. */
  neighbourCount: number;
  /** count × k row indices; −1 where fewer were found. */
  indices: Int32Array;
  /** count × k similarities 1 − |a − b|² / 2: for unit vectors the cosine. */
  similarities: Float64Array;
}

/** Nothing found yet. */
export function emptyGraph(count: number, neighbourCount: number): NeighbourGraph {
  return {
    count,
    neighbourCount,
    indices: new Int32Array(count * neighbourCount).fill(-1),
    similarities: new Float64Array(count * neighbourCount).fill(Number.NEGATIVE_INFINITY),
  };
}

/**
 * k-occurrence N_k: in how many lists of nearest neighbours each row is. Sums to n · k; a hub has many times k,
 * an orphan 0. Source: M. Radovanović et al., "Hubs in Space", JMLR 11 (2010).
 *
 * @param neighbourCount k; at most that of the graph.
 */
export function countOccurrences(graph: NeighbourGraph, neighbourCount: number): Int32Array {
  const occurrence = new Int32Array(graph.count);
  for (let row = 0; row < graph.count; row++) {
    for (let rank = 0; rank < neighbourCount; rank++) {
      const neighbour = graph.indices[row * graph.neighbourCount + rank] as number;
      if (neighbour < 0) continue;
      occurrence[neighbour] = (occurrence[neighbour] as number) + 1;
    }
  }
  return occurrence;
}

/** Puts `candidate` where it belongs in the list of `row`, if it does. */
export function offer(
  graph: NeighbourGraph,
  row: number,
  candidate: number,
  similarity: number,
): void {
  const { indices, similarities, neighbourCount } = graph;
  const start = row * neighbourCount;
  let place = start + neighbourCount - 1;
  if (!isNearer(similarity, candidate, similarities[place] as number, indices[place] as number)) {
    return;
  }
  while (
    place > start &&
    isNearer(similarity, candidate, similarities[place - 1] as number, indices[place - 1] as number)
  ) {
    similarities[place] = similarities[place - 1] as number;
    indices[place] = indices[place - 1] as number;
    place -= 1;
  }
  similarities[place] = similarity;
  indices[place] = candidate;
}

function isNearer(similarity: number, row: number, than: number, thanRow: number): boolean {
  return similarity > than || (similarity === than && row < thanRow);
}
