/** How many things have a value: the whole distribution in few rows. */
export interface Frequency {
  value: number;
  count: number;
}

export interface Distribution {
  /** How many things. */
  count: number;
  /** Sum of their values. */
  total: number;
  mean: number;
  /** Of the population. */
  standardDeviation: number;
  /**
   * Third standardised moment, E[(x − μ)³] / σ³: 0 is even, above it a few things have very much. Of k-occurrences it
   * measures hubness. Source: Radovanović, Nanopoulos & Ivanović 2010, JMLR 11, 2487–2531.
   */
  skewness: number;
  /** 0: all have the same; toward 1: one has everything. */
  gini: number;
}

/** The moments and the inequality of a distribution of values ≥ 0; all 0 where they say nothing. */
export function describeDistribution(frequencies: readonly Frequency[]): Distribution {
  const count = sum(frequencies, () => 1);
  const total = sum(frequencies, (value) => value);
  const mean = count === 0 ? 0 : total / count;
  const variance = count === 0 ? 0 : sum(frequencies, (value) => (value - mean) ** 2) / count;
  const standardDeviation = Math.sqrt(variance);
  const skewness =
    variance === 0
      ? 0
      : sum(frequencies, (value) => (value - mean) ** 3) / count / standardDeviation ** 3;
  return { count, total, mean, standardDeviation, skewness, gini: findGini(frequencies) };
}

/** Twice the area between the Lorenz curve and the diagonal. */
function findGini(frequencies: readonly Frequency[]): number {
  const ascending = [...frequencies].sort((a, b) => a.value - b.value);
  let cumulated = 0;
  let things = 0;
  let area = 0;
  for (const { value, count } of ascending) {
    const next = cumulated + value * count;
    area += count * (cumulated + next);
    cumulated = next;
    things += count;
  }
  return cumulated === 0 ? 0 : 1 - area / (things * cumulated);
}

/** Which share of the sum of all values the `thingCount` largest have, in [0, 1]. */
export function findTopShare(frequencies: readonly Frequency[], thingCount: number): number {
  const total = sum(frequencies, (value) => value);
  if (total === 0) return 0;
  let left = thingCount;
  let top = 0;
  for (const { value, count } of [...frequencies].sort((a, b) => b.value - a.value)) {
    const taken = Math.min(left, count);
    top += taken * value;
    left -= taken;
  }
  return top / total;
}

function sum(frequencies: readonly Frequency[], of: (value: number) => number): number {
  return frequencies.reduce((total, { value, count }) => total + of(value) * count, 0);
}
