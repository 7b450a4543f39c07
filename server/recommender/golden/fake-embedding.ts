/**
 * The embedding of the recorded service's fake provider: runs of one to three code points, hashed
 * into 1536 signed counters, scaled to norm 1 and rounded to float32.
 */
export function fakeEmbedding(text: string): Float32Array {
  const points = [...text.normalize('NFC').toLowerCase()];
  const counters = new Float64Array(1536);
  for (const length of [1, 2, 3]) {
    for (let start = 0; start + length <= points.length; start++) {
      const hash = fnv1a(points.slice(start, start + length).join(''));
      const slot = hash % counters.length;
      counters[slot] = (counters[slot] as number) + (hash >>> 31 === 0 ? 1 : -1);
    }
  }
  const norm = Math.sqrt(counters.reduce((sum, value) => sum + value * value, 0));
  if (norm === 0) counters[0] = 1;
  return Float32Array.from(counters, (value) => (norm === 0 ? value : value / norm));
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}
