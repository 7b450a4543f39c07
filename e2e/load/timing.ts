export interface Timing {
  name: string;
  p50Ms: number;
  p95Ms: number;
}

/** Median and 95th percentile of times in milliseconds. */
export function summarise(name: string, timesMs: readonly number[]): Timing {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
  return { name, p50Ms: at(0.5), p95Ms: at(0.95) };
}
