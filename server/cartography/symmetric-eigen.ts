const SWEEPS = 60;

export interface Eigen {
  /** Largest first. */
  values: Float64Array;
  /** Eigenvector of the i-th value in column i, row by row, size × size. */
  vectors: Float64Array;
}

/**
 * All eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations.
 * Source: G. Golub, C. Van Loan, "Matrix Computations", 4th ed., §8.5.
 *
 * @param matrix size × size, row by row, symmetric; it is left as it is.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  let scale = 0;
  for (const value of a) scale += value * value;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let offDiagonal = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) offDiagonal += (a[p * size + q] as number) ** 2;
    }
    if (offDiagonal <= scale * 1e-30) break;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
    }
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => (a[j * size + j] as number) - (a[i * size + i] as number) || i - j,
  );
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row++) {
      vectors[row * size + to] = v[row * size + from] as number;
    }
  });
  return { values: Float64Array.from(order, (i) => a[i * size + i] as number), vectors };
}

/** Makes a[p][q] zero by a rotation of rows and columns p and q, which `v` collects. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, c, s);
  for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q, c, s);
}

function turn(array: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = array[i] as number;
  const y = array[j] as number;
  array[i] = c * x - s * y;
  array[j] = s * x + c * y;
}
