/**
 * Standard normal numbers from uniform ones, by the transform of Box and Muller.
 *
 * @param random uniform in [0, 1), e.g. `createSeededRandom`.
 */
export function createGaussian(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
