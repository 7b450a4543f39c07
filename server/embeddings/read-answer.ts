import { EmbedderError } from './embedder.ts';

export interface ExpectedAnswer {
  count: number;
  /** Undefined: any length. */
  dimensions: number | undefined;
  model: string;
}

/** pgvector sums squares in float32; a norm outside this range would turn distances into NaN. */
const MIN_NORM = 1e-6;
const MAX_NORM = 1e6;

/**
 * The vectors of an answer of `POST /embeddings`, ordered by their `index`, as float arrays or base64.
 * @throws EmbedderError `invalid-answer` unless all of it is as expected
 */
export function readAnswer(answer: unknown, expected: ExpectedAnswer): Float32Array[] {
  if (!isRecord(answer) || !Array.isArray(answer.data)) throw invalid('is not a list of vectors');
  if (!isSameModel(answer.model, expected.model)) {
    throw invalid(`comes from another model than ${expected.model}: check OPENAI_EMBEDDING_MODEL`);
  }
  if (answer.data.length !== expected.count) {
    throw invalid(`has ${answer.data.length} vectors for ${expected.count} texts`);
  }
  const vectors: Float32Array[] = new Array(expected.count);
  for (const item of answer.data as unknown[]) {
    const index = isRecord(item) ? item.index : undefined;
    if (!isRecord(item) || typeof index !== 'number' || !Number.isInteger(index)) {
      throw invalid('has a vector without an index');
    }
    if (index < 0 || index >= expected.count) throw invalid('has an index out of range');
    if (vectors[index]) throw invalid(`has index ${index} twice`);
    vectors[index] = checkVector(decodeVector(item.embedding, index), index, expected.dimensions);
  }
  return vectors;
}

/**
 * A provider may answer a longer name of the model that was asked for, cut at a separator: a version
 * (`text-embedding-ada-002-v2`, `name:latest`) or a namespace (`openai/name`). A missing name says nothing.
 */
function isSameModel(answered: unknown, asked: string): boolean {
  if (answered === undefined || answered === null || answered === '') return true;
  if (typeof answered !== 'string') return false;
  const [long, short] = [answered.toLowerCase(), asked.toLowerCase()];
  if (long === short || long.endsWith(`/${short}`)) return true;
  return long.startsWith(short) && /[-:@_.]/.test(long.charAt(short.length));
}

function decodeVector(embedding: unknown, index: number): Float32Array {
  if (typeof embedding === 'string') {
    const bytes = Buffer.from(embedding, 'base64');
    if (bytes.length % 4 !== 0 || bytes.toString('base64') !== embedding) {
      throw invalid(`has a vector ${index} that is not base64 of floats`);
    }
    return new Float32Array(Uint8Array.from(bytes).buffer);
  }
  if (Array.isArray(embedding) && embedding.every((value) => typeof value === 'number')) {
    return Float32Array.from(embedding);
  }
  throw invalid(`has a vector ${index} that is not a list of numbers`);
}

function checkVector(
  vector: Float32Array,
  index: number,
  dimensions: number | undefined,
): Float32Array {
  if (dimensions !== undefined && vector.length !== dimensions) {
    throw invalid(
      `has ${vector.length} dimensions where ${dimensions} are needed: choose a model with ${dimensions}`,
    );
  }
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (!Number.isFinite(norm)) throw invalid(`has a vector ${index} that is not finite`);
  if (norm < MIN_NORM || norm > MAX_NORM) {
    throw invalid(`has a vector ${index} of norm ${norm.toPrecision(2)}`);
  }
  return vector;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function invalid(what: string): EmbedderError {
  return new EmbedderError('invalid-answer', `The embedding provider's answer ${what}`);
}
