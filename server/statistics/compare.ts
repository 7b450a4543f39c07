export type Comparison = 'below' | 'usual' | 'above';

/** Each value against all of them: more than half a standard deviation below or above their mean, or neither. */
export function compareWithMean(values: readonly number[]): Comparison[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  const margin = Math.sqrt(variance) / 2;
  return values.map((value) => {
    if (value - mean > margin) return 'above';
    return mean - value > margin ? 'below' : 'usual';
  });
}

const OFTEN = 1.5;

/** A share against the share that would be its due: at least half as much again, at most two thirds of it, or neither. */
export function compareShares(share: number, due: number): Comparison {
  if (share >= due * OFTEN && share > 0) return 'above';
  return share <= due / OFTEN && due > 0 ? 'below' : 'usual';
}
