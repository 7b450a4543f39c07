/**
 * Gram matrix G = XXᵀ of n row vectors: Gᵢⱼ = xᵢ·xⱼ, n × n, row by row, in float64.
 *
 * @throws RangeError when the vectors differ in length.
 */
export function gramMatrix(rows: readonly Float64Array[]): Float64Array {
  const count = rows.length;
  const length = rows[0]?.length ?? 0;
  for (const row of rows) {
    if (row.length !== length) {
      throw new RangeError(`Picks need vectors of one length, not ${length} and ${row.length}.`);
    }
  }
  const gram = new Float64Array(count * count);
  // Two rows by two at a time: each component loaded serves two products, which halves the time.
  for (let i = 0; i < count; i += 2) {
    const nextI = Math.min(i + 1, count - 1);
    for (let j = 0; j <= i; j += 2) {
      const nextJ = Math.min(j + 1, count - 1);
      setProducts(gram, rows, i, nextI, j, nextJ);
    }
  }
  return gram;
}

/** Sets the products of rows i0, i1 with rows j0, j1, on both sides of the diagonal. */
function setProducts(
  gram: Float64Array,
  rows: readonly Float64Array[],
  i0: number,
  i1: number,
  j0: number,
  j1: number,
): void {
  const a0 = rows[i0] as Float64Array;
  const a1 = rows[i1] as Float64Array;
  const b0 = rows[j0] as Float64Array;
  const b1 = rows[j1] as Float64Array;
  let a0b0 = 0;
  let a0b1 = 0;
  let a1b0 = 0;
  let a1b1 = 0;
  for (let k = 0; k < a0.length; k++) {
    const x0 = a0[k] as number;
    const x1 = a1[k] as number;
    const y0 = b0[k] as number;
    const y1 = b1[k] as number;
    a0b0 += x0 * y0;
    a0b1 += x0 * y1;
    a1b0 += x1 * y0;
    a1b1 += x1 * y1;
  }
  const count = rows.length;
  gram[i0 * count + j0] = gram[j0 * count + i0] = a0b0;
  gram[i0 * count + j1] = gram[j1 * count + i0] = a0b1;
  gram[i1 * count + j0] = gram[j0 * count + i1] = a1b0;
  gram[i1 * count + j1] = gram[j1 * count + i1] = a1b1;
}

/**
 * Coordinates in at most n dimensions with the same distances as the vectors behind a Gram matrix:
 * rows of L in G = LLᵀ, by Cholesky factorisation with diagonal pivoting.
 * Source: N. Higham, "Analysis of the Cholesky decomposition of a semi-definite matrix", 1990.
 *
 * @param gram n × n, symmetric, positive semi-definite.
 * @returns n points of r ≤ n components, r being the numerical rank (at least 1).
 */
export function coordinatesOf(gram: Float64Array, count: number): number[][] {
  const residual = Float64Array.from({ length: count }, (_, i) => gram[i * count + i] as number);
  const points: number[][] = Array.from({ length: count }, () => []);
  const negligible = Math.max(...residual) * Number.EPSILON * count;
  for (let rank = 0; rank < count; rank++) {
    const pivot = residual.indexOf(Math.max(...residual));
    const rest = residual[pivot] as number;
    if (rank > 0 && rest <= negligible) break;
    const scale = Math.sqrt(rest);
    const pivotPoint = (points[pivot] as number[]).slice();
    points.forEach((point, i) => {
      let value = gram[i * count + pivot] as number;
      for (let r = 0; r < rank; r++) value -= (point[r] as number) * (pivotPoint[r] as number);
      value /= scale;
      point.push(value);
      residual[i] = (residual[i] as number) - value * value;
    });
    residual[pivot] = 0;
  }
  return points;
}
