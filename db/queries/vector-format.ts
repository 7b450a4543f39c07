import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import pgvector from 'pgvector';

const HEADER_BYTES = 4;
const FLOAT_BYTES = 4;

/** Selects a vector (null where there is none) in pgvector's binary form: a tenth of the time that parsing its text takes. */
export function binaryVector(column: SQLWrapper): SQL<Buffer | null> {
  return sql<Buffer | null>`vector_send(${column})`;
}

/** Decodes what `vector_send` answers: int16 dimensions, int16 unused, big-endian float32 components. */
export function decodeVector(bytes: Buffer): Float32Array {
  const dimensions = bytes.readUInt16BE(0);
  const view = new DataView(
    bytes.buffer,
    bytes.byteOffset + HEADER_BYTES,
    dimensions * FLOAT_BYTES,
  );
  return Float32Array.from({ length: dimensions }, (_, index) =>
    view.getFloat32(index * FLOAT_BYTES),
  );
}

/** Text form of a vector, `[0.1,0.2]`. Eight decimals keep a unit vector's cosines to 1e-7. */
export function encodeVector(vector: ArrayLike<number>): string {
  const rounded = Array.from(vector, (component) => Math.round(component * 1e8) / 1e8);
  return pgvector.toSql(rounded) ?? '';
}
