import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import pgvector from 'pgvector';

/** Selects a vector (null where there is none) in pgvector's binary form: a tenth of the time that parsing its text takes. */
export function binaryVector(column: SQLWrapper): SQL<Buffer | null> {
  return sql<Buffer | null>`vector_send(${column})`;
}

const HEADER_BYTES = 4;
const FLOAT_BYTES = 4;

/** Decodes what `vector_send` answers: int16 dimensions, int16 unused, big-endian float32 components. */
export function decodeVector(bytes: Buffer): Float32Array {
  const vector = new Float32Array(bytes.readUInt16BE(0));
  const target = Buffer.from(vector.buffer);
  bytes.copy(target, 0, HEADER_BYTES, HEADER_BYTES + vector.length * FLOAT_BYTES);
  target.swap32();
  return vector;
}

/** Text form of a vector, `[0.1,0.2]`, exact. */
export function encodeVector(vector: ArrayLike<number>): string {
  return pgvector.toSql(Array.from(vector)) ?? '';
}

/**
 * Text form of a unit vector to search with, `[1234e-8,…]`: eight decimals keep its cosines to 1e-7,
 * and whole numbers are printed four times as fast as fractions.
 */
export function encodeProbe(probe: ArrayLike<number>): string {
  let text = '[';
  for (let index = 0; index < probe.length; index += 1) {
    if (index > 0) text += ',';
    text += `${Math.round((probe[index] ?? 0) * 1e8)}e-8`;
  }
  return `${text}]`;
}
