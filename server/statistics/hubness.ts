import type { Distribution } from './frequency.ts';

/** Two lists may share a band by chance, three seldom do. */
const LEAST_HUB_OCCURRENCE = 3;
const HUB_DEVIATIONS = 2;

/** From how many lists on a band counts as a hub: two standard deviations above the mean, at least 3. */
export function findHubThreshold({ mean, standardDeviation }: Distribution): number {
  return Math.max(LEAST_HUB_OCCURRENCE, Math.ceil(mean + HUB_DEVIATIONS * standardDeviation));
}

/** The skewness that chance alone brings where places fall on bands at random: that of a Poisson distribution. */
export function findChanceSkewness({ mean }: Pick<Distribution, 'mean'>): number {
  return mean === 0 ? 0 : 1 / Math.sqrt(mean);
}

export type HubnessVerdict = 'low' | 'middle' | 'high';

/** The skewness beyond chance in words; clearly hub-prone data of the literature are above 2. */
export function judgeHubness(
  distribution: Pick<Distribution, 'mean' | 'skewness'>,
): HubnessVerdict {
  const excess = distribution.skewness - findChanceSkewness(distribution);
  if (excess < 1) return 'low';
  return excess < 2 ? 'middle' : 'high';
}
