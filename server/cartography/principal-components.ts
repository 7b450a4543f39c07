import { createSeededRandom } from '../recommender/seeded-random.ts';
import { createGaussian } from './gaussian.ts';
import { takeRowsEvenly } from './rows.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import type { OnProgress, Rows } from './types.ts';

const SEED = 42;
const OVERSAMPLING = 10;
const POWER_ITERATIONS = 2;
/** Of more rows the components are found on as many, and all are projected on them. */
const MOST_FITTED_ROWS = 20_000;

export interface PrincipalComponents {
  /** The centred rows in the space of the components, largest variance first. */
  scores: Rows;
  /** Variance along each component (sum of squares / count), largest first. */
  variances: Float64Array;
}

/**
 * Randomised principal component analysis: a Gaussian test matrix of fixed seed, two power iterations, QR, and
 * the eigenvectors of the small matrix that is left. Rows are centred, and stay as they are. The components of more
 * than 20,000 rows are those of evenly spaced 20,000.
 * Source: N. Halko, P. Martinsson, J. Tropp, "Finding structure with randomness", SIAM Review 53 (2011), alg. 4.4, 5.1.
 *
 * @param allRows n × d.
 * @param componentCount at most min(n, d) are returned.
 * @returns scores of n × min(componentCount, n, d). Time O(n · d · (componentCount + 10)), six passes.
 */
export function principalComponents(
  allRows: Rows,
  componentCount: number,
  onProgress?: OnProgress,
  mostFitted = MOST_FITTED_ROWS,
): PrincipalComponents {
  const rows = takeRowsEvenly(allRows, mostFitted);
  const isPart = rows !== allRows;
  const { count, dimensions } = rows;
  const kept = Math.min(componentCount, count, dimensions);
  const width = Math.min(kept + OVERSAMPLING, count, dimensions);
  const passes = 2 * POWER_ITERATIONS + (isPart ? 3 : 2);
  let pass = 0;
  const passed = () => onProgress?.(++pass, passes);

  const mean = meanOf(rows);
  const gaussian = createGaussian(createSeededRandom(SEED));
  const test = Float64Array.from({ length: dimensions * width }, gaussian);
  let range = orthonormalise(multiply(rows, mean, test, width), count, width);
  passed();
  for (let iteration = 0; iteration < POWER_ITERATIONS; iteration++) {
    const corange = orthonormalise(multiplyTransposed(rows, mean, range, width), dimensions, width);
    passed();
    range = orthonormalise(multiply(rows, mean, corange, width), count, width);
    passed();
  }
  // Bᵀ = AᵀQ, d × width: its Gram matrix BBᵀ has the squared singular values of A.
  const projected = multiplyTransposed(rows, mean, range, width);
  passed();
  const { values, vectors } = symmetricEigen(gram(projected, dimensions, width), width);
  const scales = Float64Array.from(values, (value) => Math.sqrt(Math.max(value, 0)));
  const variances = values.slice(0, kept).map((value) => Math.max(value, 0) / Math.max(count, 1));
  if (isPart) {
    const components = rightSingularVectors(projected, vectors, scales, { width, kept });
    const scores = Float32Array.from(multiply(allRows, mean, components, kept));
    passed();
    return { scores: { values: scores, count: allRows.count, dimensions: kept }, variances };
  }
  const scores = new Float32Array(count * kept);
  for (let row = 0; row < count; row++) {
    for (let component = 0; component < kept; component++) {
      let sum = 0;
      for (let c = 0; c < width; c++) {
        sum += (range[row * width + c] as number) * (vectors[c * width + component] as number);
      }
      scores[row * kept + component] = sum * (scales[component] as number);
    }
  }
  return { scores: { values: scores, count, dimensions: kept }, variances };
}

/** V of A = USVᵀ, d × kept, from Bᵀ = AᵀQ and the eigenvectors of BBᵀ; zero where the variance is. */
function rightSingularVectors(
  projected: Float64Array,
  vectors: Float64Array,
  scales: Float64Array,
  { width, kept }: { width: number; kept: number },
): Float64Array {
  const dimensions = projected.length / width;
  const result = new Float64Array(dimensions * kept);
  for (let j = 0; j < dimensions; j++) {
    for (let component = 0; component < kept; component++) {
      let sum = 0;
      for (let c = 0; c < width; c++) {
        sum += (projected[j * width + c] as number) * (vectors[c * width + component] as number);
      }
      const scale = scales[component] as number;
      result[j * kept + component] = scale > 0 ? sum / scale : 0;
    }
  }
  return result;
}

function meanOf({ values, count, dimensions }: Rows): Float64Array {
  const mean = new Float64Array(dimensions);
  for (let row = 0; row < count; row++) {
    const start = row * dimensions;
    for (let j = 0; j < dimensions; j++) {
      mean[j] = (mean[j] as number) + (values[start + j] as number);
    }
  }
  return mean.map((sum) => sum / Math.max(count, 1));
}

/** (A − 1μᵀ) · X for X of d × width: n × width. */
function multiply(
  { values, count, dimensions }: Rows,
  mean: Float64Array,
  x: Float64Array,
  width: number,
): Float64Array {
  const shift = new Float64Array(width);
  for (let j = 0; j < dimensions; j++) addScaled(shift, 0, x, j * width, mean[j] as number, width);
  const product = new Float64Array(count * width);
  for (let row = 0; row < count; row++) {
    const start = row * dimensions;
    for (let j = 0; j < dimensions; j++) {
      addScaled(product, row * width, x, j * width, values[start + j] as number, width);
    }
    addScaled(product, row * width, shift, 0, -1, width);
  }
  return product;
}

/** (A − 1μᵀ)ᵀ · Y for Y of n × width: d × width. */
function multiplyTransposed(
  { values, count, dimensions }: Rows,
  mean: Float64Array,
  y: Float64Array,
  width: number,
): Float64Array {
  const product = new Float64Array(dimensions * width);
  const sums = new Float64Array(width);
  for (let row = 0; row < count; row++) {
    const start = row * dimensions;
    for (let j = 0; j < dimensions; j++) {
      addScaled(product, j * width, y, row * width, values[start + j] as number, width);
    }
    addScaled(sums, 0, y, row * width, 1, width);
  }
  for (let j = 0; j < dimensions; j++) {
    addScaled(product, j * width, sums, 0, -(mean[j] as number), width);
  }
  return product;
}

/** target += factor · source, over `width` numbers; lexical vectors are mostly zeros. */
function addScaled(
  target: Float64Array,
  targetStart: number,
  source: Float64Array,
  sourceStart: number,
  factor: number,
  width: number,
): void {
  if (factor === 0) return;
  for (let c = 0; c < width; c++) {
    target[targetStart + c] =
      (target[targetStart + c] as number) + factor * (source[sourceStart + c] as number);
  }
}

/**
 * Q of X = QR, columns orthonormal, by Gram–Schmidt done twice, which is as good as Householder. A column that
 * depends on those before it becomes zero. Works on the columns laid out as rows.
 */
function orthonormalise(matrix: Float64Array, rowCount: number, width: number): Float64Array {
  const columns = transpose(matrix, rowCount, width);
  for (let c = 0; c < width; c++) {
    const column = columns.subarray(c * rowCount, (c + 1) * rowCount);
    const before = euclideanNorm(column);
    for (let round = 0; round < 2; round++) {
      for (let p = 0; p < c; p++) {
        const previous = columns.subarray(p * rowCount, (p + 1) * rowCount);
        let product = 0;
        for (let i = 0; i < rowCount; i++) {
          product += (column[i] as number) * (previous[i] as number);
        }
        addScaled(column, 0, previous, 0, -product, rowCount);
      }
    }
    const after = euclideanNorm(column);
    const factor = after > before * 1e-12 && after > 0 ? 1 / after : 0;
    for (let i = 0; i < rowCount; i++) column[i] = (column[i] as number) * factor;
  }
  return transpose(columns, width, rowCount);
}

function transpose(matrix: Float64Array, rowCount: number, columnCount: number): Float64Array {
  const result = new Float64Array(matrix.length);
  for (let i = 0; i < rowCount; i++) {
    for (let j = 0; j < columnCount; j++) {
      result[j * rowCount + i] = matrix[i * columnCount + j] as number;
    }
  }
  return result;
}

function euclideanNorm(vector: Float64Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.sqrt(sum);
}

/** XᵀX for X of rowCount × width. */
function gram(x: Float64Array, rowCount: number, width: number): Float64Array {
  const result = new Float64Array(width * width);
  for (let row = 0; row < rowCount; row++) {
    for (let c = 0; c < width; c++) {
      addScaled(result, c * width, x, row * width, x[row * width + c] as number, width);
    }
  }
  return result;
}
