const DIMENSIONS = 1536;
/** A model with such a name has vectors of that length, and of its own. */
const OWN_LENGTH = /-(\d+)d$/;

/**
 * The deterministic vector that the golden data was recorded with; the norm is 1, similar spellings are near. Models
 * named like `fake-256d` have others, of 256 dimensions.
 */
export function embedFake(text: string, model = ''): Float32Array {
  const own = OWN_LENGTH.exec(model)?.[1];
  const dimensions = own ? Number(own) : DIMENSIONS;
  const salt = own ? model : '';
  const codePoints = [...text.normalize('NFC').toLowerCase()];
  const sums = new Float64Array(dimensions);
  for (const length of [1, 2, 3]) {
    for (let start = 0; start + length <= codePoints.length; start += 1) {
      const gram = codePoints.slice(start, start + length).join('');
      const hash = hashFnv1a(Buffer.from(salt + gram));
      const slot = hash % dimensions;
      sums[slot] = (sums[slot] ?? 0) + (hash >>> 31 === 0 ? 1 : -1);
    }
  }
  const norm = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
  if (norm === 0) return Float32Array.from({ length: dimensions }, (_, slot) => +(slot === 0));
  return Float32Array.from(sums, (value) => value / norm);
}

function hashFnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
