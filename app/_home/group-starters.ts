import type { BandCard } from '#server/schemas/band.ts';

/** Feelings that the page has words for, in an order in which neighbours are far apart. */
const FEELINGS = [
  ['몽환', 'dreamy'],
  ['거침', 'rough'],
  ['위로', 'comfort'],
  ['그루브', 'groove'],
  ['청춘', 'youth'],
  ['밤', 'night'],
  ['청량', 'fresh'],
  ['쓸쓸함', 'lonely'],
  ['웅장함', 'grand'],
  ['복고', 'retro'],
  ['유머', 'humour'],
] as const;
export type Feeling = (typeof FEELINGS)[number][1];

export interface StarterGroup {
  /** Undefined for bands that share nothing. */
  keyword: string | undefined;
  feeling: Feeling | undefined;
  bands: BandCard[];
}

const GROUP_COUNT = 4;
const BANDS_PER_GROUP = 3;
const SMALLEST_GROUP = 2;

/** Bands worth starting with, by a keyword they share: known feelings first, then what is common. */
export function groupStarters(bands: readonly BandCard[]): StarterGroup[] {
  const usedIds = new Set<number>();
  const groups: StarterGroup[] = [];
  for (const keyword of orderKeywords(bands)) {
    if (groups.length === GROUP_COUNT) break;
    const members = bands
      .filter((band) => band.keywords.includes(keyword) && !usedIds.has(band.bandId))
      .slice(0, BANDS_PER_GROUP);
    if (members.length < SMALLEST_GROUP) continue;
    for (const { bandId } of members) usedIds.add(bandId);
    const feeling = FEELINGS.find(([word]) => word === keyword)?.[1];
    groups.push({ keyword, feeling, bands: members });
  }
  if (groups.length > 0 || bands.length === 0) return groups;
  const some = bands.slice(0, GROUP_COUNT * BANDS_PER_GROUP);
  return [{ keyword: undefined, feeling: undefined, bands: some }];
}

/** A visitor's first look: two bands of each of three feelings and the keyword of the first. */
export function composeExample(groups: readonly StarterGroup[]): {
  bands: BandCard[];
  keyword: string | undefined;
} {
  const bands = groups.slice(0, 3).flatMap((group) => group.bands.slice(0, 2));
  return { bands, keyword: groups[0]?.keyword };
}

function orderKeywords(bands: readonly BandCard[]): string[] {
  const counts = new Map<string, number>();
  for (const keyword of bands.flatMap((band) => band.keywords)) {
    counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  const known = FEELINGS.map(([word]) => word).filter((word) => counts.has(word));
  const others = [...counts.keys()]
    .filter((keyword) => !FEELINGS.some(([word]) => word === keyword))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return [...known, ...others];
}
