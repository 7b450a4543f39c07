/** Text as it is compared: composed, lower case. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Indices of names that contain `query`: those that are it first, then those that begin with it, then by length. */
export function findNames(names: readonly string[], query: string, limit: number): number[] {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const hits: { index: number; rank: number; length: number }[] = [];
  for (const [index, name] of names.entries()) {
    const at = fold(name).indexOf(wanted);
    if (at < 0) continue;
    const rank = name.length === wanted.length ? 0 : at === 0 ? 1 : 2;
    hits.push({ index, rank, length: name.length });
  }
  hits.sort((a, b) => a.rank - b.rank || a.length - b.length || a.index - b.index);
  return hits.slice(0, limit).map(({ index }) => index);
}
