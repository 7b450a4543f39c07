/** Row vectors in one array, row by row: `count` × `dimensions`. */
export interface Rows {
  values: Float32Array;
  count: number;
  dimensions: number;
}

/** A keyword that bands of the catalogue carry. */
export interface BandKeyword {
  /** Index of the band's row. */
  row: number;
  keyword: string;
}

export interface MapInput {
  /** Unit vectors, by band id, ascending. */
  vectors: Rows;
  keywords: readonly BandKeyword[];
  /** As the curator chose; undefined: by silhouette. */
  clusterCount?: number;
}

/** What the computation is busy with, in this order. */
export const MAP_STAGES = ['principalComponents', 'neighbours', 'layout', 'clusters'] as const;
export type MapStage = (typeof MAP_STAGES)[number];

export interface MapProgress {
  stage: MapStage;
  done: number;
  total: number;
}

export type OnProgress = (done: number, total: number) => void;

export interface MapCluster {
  /** Over-represented keywords, most typical first, at most three. */
  keywords: string[];
  size: number;
  /** Mean cosine of its bands to its centroid. */
  cohesion: number;
  /** Row of the band nearest to the centroid (ties: lower row). */
  medoidRow: number;
  /** Of length 1, in the dimensions of the vectors. */
  centroid: Float32Array;
  /** Median of its points in the picture. */
  x: number;
  y: number;
}

export interface SilhouetteOfCount {
  clusterCount: number;
  silhouette: number;
}

/** A computed map; arrays have an entry for each row of the input. */
export interface MapResult {
  /** Places in the picture, x and y by turns, in [-1, 1]. */
  positions: Float32Array;
  /** Index into `clusters`. */
  clusterOf: Int32Array;
  /** Cosine to the centroid of its cluster. */
  closeness: Float32Array;
  /** k-occurrence N_k: in how many rows' lists of nearest neighbours it is. */
  neighbourOccurrence: Int32Array;
  /** k of the neighbour graph: 10, or less in a tiny catalogue. */
  neighbourCount: number;
  /** Whether neighbours were searched in the vectors themselves or in their principal components. */
  neighboursFrom: 'vectors' | 'principal-components';
  /** Largest first (ties: smallest row). */
  clusters: MapCluster[];
  /** Mean silhouette width of the chosen clusters, in [-1, 1]; 0 for one cluster. */
  silhouette: number;
  /** Each number of clusters that was tried. */
  silhouettes: SilhouetteOfCount[];
}
