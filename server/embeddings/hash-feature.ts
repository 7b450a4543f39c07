/** FNV-1a over UTF-16 units, then MurmurHash3's finaliser, as the low bits choose the slot and the high one the sign. */
export function hashFeature(kind: 'word' | 'gram' | 'text', feature: string): number {
  let hash = 0x811c9dc5 ^ kind.charCodeAt(0);
  for (let index = 0; index < feature.length; index += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
