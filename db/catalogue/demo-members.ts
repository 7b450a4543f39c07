import { createHash } from 'node:crypto';
import type { DemoBand } from './demo-bands.ts';
import { EDGE_CASES, TASTES, type Taste } from './demo-tastes.ts';
import type { CatalogueKeyword } from './keyword-vocabulary.ts';
import { hashText } from './stable-hash.ts';

export interface DemoMember {
  externalId: string;
  userId: string;
  role: 'ROLE_USER' | 'ROLE_ADMIN';
  /** Who this is meant to be; for readers and tests, not stored. */
  taste: string;
  /** Keys of bands, in the order of picking; may repeat. */
  picks: string[];
  keywords: CatalogueKeyword[];
}

/** The member to show first: three tastes far apart, two keywords. */
export const SHOWCASE_MEMBER_ID = deriveExternalId(1);

const SHOWCASE_PICKS = [
  ...['diggindie:쏜애플', 'diggindie:신해경', 'diggindie:Slowdive'],
  ...['diggindie:옥상달빛', 'diggindie:김사월'],
  ...['diggindie:크라잉넛', 'diggindie:갤럭시 익스프레스'],
];
const ADMIN_NUMBER = 2;
const LAST_ORDINARY_NUMBER = 32;

/** Forty members: the showcase, one admin, thirty ordinary listeners and eight edge cases. */
export function buildDemoMembers(bands: readonly DemoBand[]): DemoMember[] {
  const showcase = makeMember(1, '쇼케이스', SHOWCASE_PICKS, ['몽환', '새벽']);
  const ordinary: DemoMember[] = [];
  for (let number = ADMIN_NUMBER; number <= LAST_ORDINARY_NUMBER; number += 1) {
    ordinary.push(makeOrdinaryMember(number, bands));
  }
  return [showcase, ...ordinary, ...makeEdgeCases(LAST_ORDINARY_NUMBER + 1, bands)];
}

function makeOrdinaryMember(number: number, bands: readonly DemoBand[]): DemoMember {
  const taste = tasteOf(number);
  const seed = hashText(`size:${number}`);
  const picks = [
    ...pickBands(number, taste.likes, authored(bands), 3 + (seed % 8)),
    ...pickBands(number, taste.likes, linked(bands), (seed >>> 8) % 3),
  ];
  const keywords = shuffle(taste.likes, number).slice(0, 1 + ((seed >>> 16) % 4));
  return makeMember(number, taste.name, picks, keywords);
}

/** Once through the tastes; after that two tastes a member, as most people have. */
function tasteOf(number: number): Taste {
  const turn = number - ADMIN_NUMBER;
  const taste = TASTES[turn % TASTES.length] ?? { name: '', likes: [] };
  const second = TASTES[(turn * 5 + 3) % TASTES.length];
  if (turn < TASTES.length || second === undefined || second === taste) return taste;
  return {
    name: `${taste.name} + ${second.name}`,
    likes: [...new Set([...taste.likes.slice(0, 3), ...second.likes.slice(0, 3)])],
  };
}

function makeEdgeCases(first: number, bands: readonly DemoBand[]): DemoMember[] {
  return EDGE_CASES.map(({ name, likes, pickCount, keywords, repeated }, index) => {
    const number = first + index;
    const picks = pickBands(number, likes, authored(bands), pickCount);
    return repeated
      ? makeMember(number, name, repeatEach(picks), repeatEach([...keywords]))
      : makeMember(number, name, picks, [...keywords]);
  });
}

function makeMember(
  number: number,
  taste: string,
  picks: string[],
  keywords: CatalogueKeyword[],
): DemoMember {
  return {
    externalId: deriveExternalId(number),
    userId: `demo-${String(number).padStart(2, '0')}`,
    role: number === ADMIN_NUMBER ? 'ROLE_ADMIN' : 'ROLE_USER',
    taste,
    picks,
    keywords,
  };
}

/** The bands with most keywords in common; up to one keyword's worth of whim keeps members apart. */
function pickBands(
  number: number,
  likes: readonly CatalogueKeyword[],
  bands: readonly DemoBand[],
  count: number,
): string[] {
  const scored = bands.map(({ key, keywords }) => ({
    key,
    score: keywords.filter((word) => likes.includes(word)).length + whim(`${number}:${key}`),
  }));
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ key }) => key);
}

function shuffle<Item extends string>(items: readonly Item[], number: number): Item[] {
  return items.toSorted((a, b) => whim(`${number}:${a}`) - whim(`${number}:${b}`));
}

/** In [0, 1), the same for the same text. */
function whim(text: string): number {
  return hashText(text) / 2 ** 32;
}

function repeatEach<Item>(items: Item[]): Item[] {
  return items.flatMap((item) => [item, item]);
}

function authored(bands: readonly DemoBand[]): DemoBand[] {
  return bands.filter(({ key }) => key.startsWith('diggindie:'));
}

function linked(bands: readonly DemoBand[]): DemoBand[] {
  return bands.filter(({ key }) => key.startsWith('freemusicc:'));
}

/** A UUID of version 4's form that never changes: the first 122 free bits of a SHA-256. */
function deriveExternalId(number: number): string {
  const hex = createHash('sha256').update(`diggindie-demo-member-${number}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
