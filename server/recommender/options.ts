import type { RecommenderOptions } from './types.ts';

/** Bands that V1 and V2 answer. */
export const nearestResultCount = 3;

/** Seconds that V3 and V4 answer beside the best of each cluster. */
export const secondCount = 2;

/** Fewer picks with a vector than this, and V3 and V4 run as V2. */
export const clusteredPickCount = 3;

/** The production constants. */
const defaultRecommenderOptions: RecommenderOptions = {
  clusterCount: 3,
  baseT: 0.25,
  candidatesPerProbe: 10,
};

/**
 * Fills in what is not given.
 *
 * @throws RangeError when clusterCount is no integer of 1–6, baseT is not finite, or
 *   candidatesPerProbe is no integer of 1 or more.
 */
export function completeOptions(options: Partial<RecommenderOptions> = {}): RecommenderOptions {
  const clusterCount = options.clusterCount ?? defaultRecommenderOptions.clusterCount;
  const baseT = options.baseT ?? defaultRecommenderOptions.baseT;
  const candidatesPerProbe =
    options.candidatesPerProbe ?? defaultRecommenderOptions.candidatesPerProbe;
  if (!Number.isInteger(clusterCount) || clusterCount < 1 || clusterCount > 6) {
    throw new RangeError(`clusterCount must be an integer from 1 to 6, not ${clusterCount}.`);
  }
  if (!Number.isFinite(baseT)) throw new RangeError(`baseT must be a finite number, not ${baseT}.`);
  if (!Number.isInteger(candidatesPerProbe) || candidatesPerProbe < 1) {
    throw new RangeError(
      `candidatesPerProbe must be an integer of 1 or more, not ${candidatesPerProbe}.`,
    );
  }
  return { clusterCount, baseT, candidatesPerProbe };
}
