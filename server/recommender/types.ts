/** A vector of the engine; catalogue vectors have 1536 components, but the engine takes any length. */
export type Vector = Float32Array | Float64Array;

/** A band that a member selected; a missing, zero or non-finite vector counts as none. */
export interface Pick {
  bandId: number;
  vector: Vector | undefined;
}

/** A pick whose vector has a direction; in float64, so that the arithmetic sees one kind of array. */
export interface EmbeddedPick extends Pick {
  vector: Float64Array;
}

/** A band near a probe; `similarity` is the cosine, in [-1, 1]. */
export interface Candidate {
  bandId: number;
  similarity: number;
}

export type AlgorithmVersion = 'v1' | 'v2' | 'v3' | 'v4';

/** How the search is set up; the defaults are the production constants of the V3 contract. */
export interface RecommenderOptions {
  /** Taste clusters, 1 to 6. Default 3. */
  clusterCount: number;
  /** Base of the adaptive t. Default 0.25. */
  baseT: number;
  /** Candidates fetched for each probe. Default 10. */
  candidatesPerProbe: number;
}

/** A unit vector that the catalogue is searched with, and how it came about. */
export interface Probe {
  /** Unit vector. */
  vector: Float64Array;
  /** The picks that it stands for, ascending. */
  bandIds: number[];
  /** The pick nearest to the centroid (cosine; ties: lower id). */
  medoidBandId: number;
  /** Norm of the centroid (of the user vector in V1 and V2) before normalising: 1 = picks all alike. */
  centroidNorm: number;
  /** Mean cosine of the picks to the centroid, in [-1, 1]. */
  cohesion: number;
  /** What the keywords did; undefined when nothing was rotated (no keywords, or V1). */
  rotation: ProbeRotation | undefined;
}

export interface ProbeRotation {
  /** Cosine of the centroid and the keyword vector. */
  keywordSimilarity: number;
  /** Adaptive t in [0.05, 0.40]. */
  t: number;
  /** By how much the probe was turned toward the keywords, in degrees: t · θ. */
  degrees: number;
}

export interface ProbePlan {
  /** As asked for. */
  version: AlgorithmVersion;
  /** True when V3/V4 had fewer than three picks and ran as V2. */
  isFallback: boolean;
  /** Search only bands with `is_band = true` (V4, also when it falls back). */
  bandsOnly: boolean;
  /** Bands returned at the most. */
  resultCount: number;
  candidatesPerProbe: number;
  /** In cluster order: largest first, then by smallest band id. One probe in V1 and V2. */
  probes: Probe[];
}

/** What became of a candidate. */
export type CandidateOutcome =
  /** The best of its cluster. */
  | 'first'
  /** The second of its cluster, and one of the best seconds. */
  | 'second'
  /** The second of its cluster, but others' seconds were better. */
  | 'second-missed'
  /** An earlier cluster took it. */
  | 'taken'
  /** Further away than the two that its cluster took. */
  | 'further';

export interface ExplainedCandidate extends Candidate {
  outcome: CandidateOutcome;
}

export interface RecommendedBand {
  bandId: number;
  /** Cosine similarity to its probe. */
  score: number;
  /** 1..n, highest score first. */
  priority: number;
  /** Index into `probes`. */
  probeIndex: number;
  /** Whether it was the best of its cluster or a second; V1 and V2 know only 'first'. */
  rank: 'first' | 'second';
}

export interface Ranking {
  bands: RecommendedBand[];
  /** For each probe its candidates in order, with what became of each. */
  candidates: ExplainedCandidate[][];
}
