const DIMENSIONS = 1536;

/** The deterministic vector that the golden data was recorded with; the norm is 1, similar spellings are near. */
export function embedFake(text: string): Float32Array {
  const codePoints = [...text.normalize('NFC').toLowerCase()];
  const sums = new Float64Array(DIMENSIONS);
  for (const length of [1, 2, 3]) {
    for (let start = 0; start + length <= codePoints.length; start += 1) {
      const hash = hashFnv1a(Buffer.from(codePoints.slice(start, start + length).join('')));
      const slot = hash % DIMENSIONS;
      sums[slot] = (sums[slot] ?? 0) + (hash >>> 31 === 0 ? 1 : -1);
    }
  }
  const norm = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
  if (norm === 0) return Float32Array.from({ length: DIMENSIONS }, (_, slot) => +(slot === 0));
  return Float32Array.from(sums, (value) => value / norm);
}

function hashFnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
