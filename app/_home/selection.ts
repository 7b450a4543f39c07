/** What a visitor picked, in the order of picking. */
export interface Selection {
  bandIds: readonly number[];
  keywordIds: readonly number[];
}

export const MAX_BANDS = 30;
export const MAX_KEYWORDS = 10;
export const EMPTY_SELECTION: Selection = { bandIds: [], keywordIds: [] };

/** Reads `?bands=1,2&keywords=3`; what is no id, is repeated or too much is left out. */
export function parseSelection(parameters: { get(name: string): string | null }): Selection {
  return {
    bandIds: parseIds(parameters.get('bands'), MAX_BANDS),
    keywordIds: parseIds(parameters.get('keywords'), MAX_KEYWORDS),
  };
}

/** The query of an address that shows this selection, with `?`; empty for an empty one. */
export function writeSelection({ bandIds, keywordIds }: Selection): string {
  const parts = [
    bandIds.length > 0 && `bands=${bandIds.join(',')}`,
    keywordIds.length > 0 && `keywords=${keywordIds.join(',')}`,
  ].filter(Boolean);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** Takes an id out, or puts it at the end where there is room. */
export function toggleId(ids: readonly number[], id: number, max: number): readonly number[] {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  return ids.length < max ? [...ids, id] : ids;
}

function parseIds(text: string | null, max: number): number[] {
  const ids = (text ?? '')
    .split(',')
    .filter((part) => /^\d{1,16}$/.test(part))
    .map(Number)
    .filter(Number.isSafeInteger);
  return [...new Set(ids)].slice(0, max);
}
