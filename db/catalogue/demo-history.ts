import { hashText } from './stable-hash.ts';

/** A set that a demo member is given, from the first of their picks and keywords. */
export interface PlannedSet {
  pickCount: number;
  keywordCount: number;
  at: Date;
}

export interface PlannedOpinion {
  isSatisfied: boolean;
  reason: string;
  at: Date;
}

export interface DemoHistory {
  /** The earliest first. */
  sets: PlannedSet[];
  opinion: PlannedOpinion | undefined;
}

/** Members who never asked, and those who have picked more, or another keyword, since they did. */
const WITHOUT_SET: ReadonlySet<number> = new Set([9, 27]);
const PICKED_SINCE: ReadonlySet<number> = new Set([5, 18]);
const KEYWORD_SINCE: ReadonlySet<number> = new Set([12]);
const SHOWCASE = 1;
const SHOWCASE_SETS = 4;
const MOST_SETS = 4;

const HOUR_MS = 3_600_000;
/** The latest set is up to two days old, the earliest at most this much older than it. */
const LATEST_HOURS = 48;
const SPAN_HOURS = 12 * 24;

const OPINIONS: readonly Omit<PlannedOpinion, 'at'>[] = [
  { isSatisfied: true, reason: 'NEW_DISCOVERY' },
  { isSatisfied: true, reason: 'PERFECT_MATCH' },
  { isSatisfied: false, reason: 'ALREADY_KNOWN' },
  { isSatisfied: true, reason: 'NEW_DISCOVERY' },
  { isSatisfied: false, reason: 'KEYWORD_MISMATCH' },
  { isSatisfied: false, reason: 'GENRE_FINE_TRACK_NOT_MY_TASTE' },
];
/** Every third member says something. */
const OPINION_EVERY = 3;

/**
 * What the last two weeks of a demo member may have been: picks and keywords grow from set to set. The same
 * for the same member and moment.
 *
 * @param number The member's place among the demo members, from 1.
 * @param counts Of the picks and keywords that the member has.
 */
export function planDemoHistory(
  number: number,
  counts: { picks: number; keywords: number },
  now: Date,
): DemoHistory {
  if (WITHOUT_SET.has(number) || counts.picks === 0 || counts.keywords === 0) {
    return { sets: [], opinion: undefined };
  }
  const whim = (what: string, limit: number) => hashText(`history:${what}:${number}`) % limit;
  const lastPicks = Math.max(1, counts.picks - (PICKED_SINCE.has(number) ? 2 : 0));
  const lastKeywords = Math.max(1, counts.keywords - (KEYWORD_SINCE.has(number) ? 1 : 0));
  const wanted = number === SHOWCASE ? SHOWCASE_SETS : 1 + whim('sets', MOST_SETS);
  const count = Math.min(wanted, lastPicks);
  const step = Math.max(1, Math.min(1 + whim('step', 2), Math.floor(lastPicks / count)));

  const latestMs = now.getTime() - (0.2 + whim('hours', LATEST_HOURS)) * HOUR_MS;
  const gapMs = (SPAN_HOURS / MOST_SETS) * HOUR_MS;
  const sets = Array.from({ length: count }, (_, index): PlannedSet => {
    const before = count - 1 - index;
    const jitterMs = before === 0 ? 0 : whim(`gap:${before}`, 20) * HOUR_MS;
    return {
      pickCount: Math.max(1, lastPicks - before * step),
      keywordCount: Math.max(1, lastKeywords - Math.floor(before / 2)),
      at: new Date(latestMs - before * gapMs + jitterMs),
    };
  });
  const words = OPINIONS[whim('opinion', OPINIONS.length)];
  const isAsked = number % OPINION_EVERY === 0 && words !== undefined;
  const opinion = isAsked ? { ...words, at: new Date(latestMs + HOUR_MS / 10) } : undefined;
  return { sets, opinion };
}
