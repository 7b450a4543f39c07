import type { Vector } from './types.ts';

// Far beyond what float32 can hold, and near enough to 1 that no sum of squares over- or underflows.
const smallestNorm = 1e-100;
const largestNorm = 1e100;

/**
 * Dot product Σ aᵢ·bᵢ, accumulated in float64.
 *
 * @throws RangeError when the lengths differ.
 */
export function dot(a: Vector, b: Vector): number {
  const length = a.length;
  if (b.length !== length) {
    throw new RangeError(
      `Vectors of ${length} and ${b.length} components cannot be compared; embed both with one model.`,
    );
  }
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Euclidean norm √(Σ aᵢ²). */
export function norm(vector: Vector): number {
  return Math.sqrt(dot(vector, vector));
}

/**
 * Whether the vector points anywhere: all components finite and not all zero. What has no
 * direction counts as no vector, everywhere. Norms outside 1e±100 count as zero or infinite.
 */
export function hasDirection(vector: Vector | null | undefined): vector is Vector {
  if (!vector) return false;
  const length = norm(vector);
  return length >= smallestNorm && length <= largestNorm;
}

/**
 * The vector scaled to norm 1, a / |a|, as a new array.
 *
 * @throws RangeError when the vector has no direction.
 */
export function normalise(vector: Vector): Float64Array {
  const length = norm(vector);
  if (!(length > 0 && length < Number.POSITIVE_INFINITY)) {
    throw new RangeError('A zero or non-finite vector has no direction to normalise.');
  }
  const unit = new Float64Array(vector.length);
  for (let i = 0; i < unit.length; i++) unit[i] = (vector[i] as number) / length;
  return unit;
}

/**
 * Cosine similarity a·b / (|a|·|b|), in [-1, 1]; 1 − the cosine distance of pgvector (`<=>`).
 *
 * @throws RangeError when the lengths differ or a vector has no direction.
 */
export function cosine(a: Vector, b: Vector): number {
  if (!hasDirection(a) || !hasDirection(b)) {
    throw new RangeError('A zero or non-finite vector has no cosine similarity.');
  }
  return Math.max(-1, Math.min(1, dot(a, b) / (norm(a) * norm(b))));
}

/**
 * Componentwise mean (1/n)·Σ vⱼ of one vector or more, in float64.
 *
 * @throws RangeError for an empty list or vectors of different lengths.
 */
export function mean(vectors: readonly Vector[]): Float64Array {
  const first = vectors[0];
  if (!first) throw new RangeError('The mean of no vectors is undefined.');
  const sum = new Float64Array(first.length);
  for (const vector of vectors) {
    if (vector.length !== sum.length) {
      throw new RangeError(
        `The mean needs vectors of one length, not ${sum.length} and ${vector.length}.`,
      );
    }
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
  }
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) / vectors.length;
  return sum;
}
