import { adaptiveT } from './adaptive-t.ts';
import { slerp } from './slerp.ts';
import type { EmbeddedPick, Probe } from './types.ts';
import { cosine, dot, norm, normalise } from './vector.ts';

/** A centroid this much shorter than its picks is rounding noise: they cancel each other. */
const cancelledShare = 1e-9;
const roundingNoise = 1e-12;

/**
 * The probe that stands for some picks: their centroid's direction û, turned toward the keywords by
 * {@link slerp} with {@link adaptiveT} of cos(û, k).
 *
 * Picks that cancel each other (antipodal ones) have a centroid without direction. The medoid, then
 * the pick with the lowest band id, stands in for it, and the keywords turn that; cohesion is 0.
 *
 * @param picks One or more, ascending by band id.
 * @param centroid Mean of the picks' vectors.
 * @param keywordVector With a direction, or undefined for no rotation.
 * @throws RangeError when the vectors differ in length.
 */
export function buildProbe(
  picks: readonly EmbeddedPick[],
  centroid: Float64Array,
  keywordVector: Float64Array | undefined,
  baseT: number,
): Probe {
  const [first] = picks;
  if (!first) throw new RangeError('A probe needs at least one pick.');
  const centroidNorm = norm(centroid);
  const pickNorms = picks.map((pick) => norm(pick.vector));
  const isCancelled = centroidNorm <= cancelledShare * Math.max(...pickNorms);
  const similarities = picks.map((pick, i) =>
    isCancelled ? 0 : clip(dot(pick.vector, centroid) / (centroidNorm * (pickNorms[i] as number))),
  );
  // The first of equals has the lowest band id; a louder copy of a vector differs by rounding.
  const closest = Math.max(...similarities) - roundingNoise;
  const medoid = picks[similarities.findIndex((similarity) => similarity >= closest)] ?? first;
  const direction = normalise(isCancelled ? medoid.vector : centroid);
  const shared = {
    bandIds: picks.map((pick) => pick.bandId),
    medoidBandId: medoid.bandId,
    centroidNorm,
    cohesion: similarities.reduce((sum, similarity) => sum + similarity, 0) / picks.length,
  };
  if (!keywordVector) return { ...shared, vector: direction, rotation: undefined };

  const keywordSimilarity = cosine(direction, keywordVector);
  const t = adaptiveT(keywordSimilarity, baseT);
  const { vector, degrees } = slerp(direction, keywordVector, t);
  return { ...shared, vector, rotation: { keywordSimilarity, t, degrees } };
}

function clip(similarity: number): number {
  return Math.max(-1, Math.min(1, similarity));
}
