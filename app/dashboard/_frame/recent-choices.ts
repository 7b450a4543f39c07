/** What was chosen in the search of late, to be offered again. */
export interface RecentChoice {
  kind: 'band' | 'member' | 'keyword';
  /** Band or keyword id, or a member's external id. */
  id: string;
  label: string;
}

const STORAGE_KEY = 'search-recent';
const MAX_COUNT = 6;
const KINDS: readonly unknown[] = ['band', 'member', 'keyword'];

/** The latest first; none where the browser keeps nothing. */
export function readRecentChoices(): RecentChoice[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isChoice).slice(0, MAX_COUNT) : [];
  } catch {
    return [];
  }
}

export function rememberChoice({ kind, id, label }: RecentChoice): void {
  const others = readRecentChoices().filter((each) => each.kind !== kind || each.id !== id);
  try {
    const choices = [{ kind, id, label }, ...others].slice(0, MAX_COUNT);
    localStorage.setItem(STORAGE_KEY, JSON.stringify(choices));
  } catch {
    // Full or forbidden: then nothing is remembered.
  }
}

function isChoice(value: unknown): value is RecentChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, label } = value as Partial<Record<string, unknown>>;
  return KINDS.includes(kind) && typeof id === 'string' && typeof label === 'string';
}
