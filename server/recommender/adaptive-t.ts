const smallestT = 0.05;
const largestT = 0.4;

/**
 * How far a probe is turned toward the keywords, as a share of the angle between them:
 * t = clip(baseT · (1.2 − 0.5 · similarity), 0.05, 0.40). The further the keywords are from the
 * picks, the more they count.
 *
 * @param similarity Cosine of the centroid and the keyword vector, in [-1, 1].
 * @param baseT 0.25 in production; any finite number.
 * @returns t in [0.05, 0.40].
 */
export function adaptiveT(similarity: number, baseT: number): number {
  return Math.max(smallestT, Math.min(largestT, baseT * (1.2 - 0.5 * similarity)));
}
