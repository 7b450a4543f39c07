import { SIMILARITIES, type Similarity } from '../schemas/keyword-edit-words.ts';

export interface SimilarWords {
  /** The weakest reason in the group. */
  similarity: Similarity;
  /** Of the words given, ascending. */
  indices: number[];
}

/** What makes an adjective or noun of a Korean stem, the longest first: 몽환적인, 쓸쓸함, 사랑스러운. */
const ENDINGS =
  /(?:스러운|스러움|스럽다|스럽게|적인|적임|적으로|로운|로움|롭다|하는|하다|하게|적|한|함|히)$/u;
const MIN_STEM_LENGTH = 2;
/** From which length, in syllables and in letters (of Hangul each consonant and vowel), one letter may differ. */
const MIN_LENGTH = 3;
const MIN_LETTERS = 6;

/**
 * Groups words that may be one: equal but for letters' composition, case, space and punctuation (`same`), of one
 * Korean stem (`ending`), or with a letter changed, missing or too many (`spelling`). Each word is in one
 * group at the most; words without a partner are in none. Linear in the number of words.
 */
export function groupSimilarWords(words: readonly string[]): SimilarWords[] {
  const groups = new Groups(words.length);
  const folded = words.map(foldWord);
  linkEqual(groups, folded, 'same');
  linkEqual(groups, folded.map(findStem), 'ending');
  linkMisspelt(groups, folded);
  return groups
    .list()
    .sort((a, b) => SIMILARITIES.indexOf(a.similarity) - SIMILARITIES.indexOf(b.similarity));
}

export function foldWord(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

export function findStem(folded: string): string {
  const stem = folded.replace(ENDINGS, '');
  return stem.length >= MIN_STEM_LENGTH ? stem : folded;
}

function linkEqual(groups: Groups, keys: readonly string[], similarity: Similarity): void {
  const firstOf = new Map<string, number>();
  keys.forEach((key, index) => {
    const first = key === '' ? undefined : firstOf.get(key);
    if (first === undefined) firstOf.set(key, index);
    else groups.link(first, index, similarity);
  });
}

/** Words one edit apart share what is left when a letter is dropped; only such pairs are measured. */
function linkMisspelt(groups: Groups, folded: readonly string[]): void {
  const byRest = new Map<string, number[]>();
  const letters = folded.map((word) => word.normalize('NFD'));
  letters.forEach((word, index) => {
    const isLong = (folded[index] ?? '').length >= MIN_LENGTH && word.length >= MIN_LETTERS;
    if (!isLong) return;
    for (const rest of dropEachLetter(word)) {
      const others = byRest.get(rest) ?? [];
      for (const other of others) {
        if (countEdits(word, letters[other] ?? '') <= 1) groups.link(other, index, 'spelling');
      }
      others.push(index);
      byRest.set(rest, others);
    }
  });
}

/** The word itself, and with each of its letters missing. */
function dropEachLetter(word: string): Set<string> {
  const without = (i: number) => word.slice(0, i) + word.slice(i + 1);
  return new Set([word, ...Array.from(word, (_, i) => without(i))]);
}

/** Levenshtein's distance. */
export function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      next.push(
        Math.min((row[j - 1] ?? 0) + (isSame ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Union–find over indices, each group with its weakest link. */
class Groups {
  private readonly parent: number[];
  private readonly weakest = new Map<number, Similarity>();

  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, index) => index);
  }

  link(a: number, b: number, similarity: Similarity): void {
    const [first, second] = [this.find(a), this.find(b)];
    if (first === second) return;
    const weakest = [similarity, this.weakest.get(first), this.weakest.get(second)]
      .map((each) => (each ? SIMILARITIES.indexOf(each) : 0))
      .reduce((most, each) => Math.max(most, each));
    this.parent[second] = first;
    this.weakest.delete(second);
    this.weakest.set(first, SIMILARITIES[weakest] ?? similarity);
  }

  list(): SimilarWords[] {
    const indicesOf = new Map<number, number[]>();
    this.parent.forEach((_, index) => {
      const root = this.find(index);
      indicesOf.set(root, [...(indicesOf.get(root) ?? []), index]);
    });
    return [...this.weakest].map(([root, similarity]) => ({
      similarity,
      indices: indicesOf.get(root) ?? [],
    }));
  }

  private find(index: number): number {
    const parent = this.parent[index] ?? index;
    return parent === index ? index : this.find(parent);
  }
}
