import type { Frequency } from './frequency.ts';

/** Things whose value is in [min, max]. */
export interface OccurrenceBar {
  min: number;
  max: number;
  count: number;
}

/**
 * A histogram of whole numbers ≥ 0 with long tails: 0 | 1 | 2–3 | 4–7 | …, each bar twice as wide as the one
 * before, up to the bar of the largest value; empty ones between them included.
 */
export function drawOccurrenceBars(frequencies: readonly Frequency[]): OccurrenceBar[] {
  const counts: number[] = [];
  for (const { value, count } of frequencies) {
    const bar = value < 1 ? 0 : Math.floor(Math.log2(value)) + 1;
    counts[bar] = (counts[bar] ?? 0) + count;
  }
  return Array.from(counts, (count = 0, bar) => ({
    min: bar === 0 ? 0 : 2 ** (bar - 1),
    max: bar === 0 ? 0 : 2 ** bar - 1,
    count,
  }));
}
