import { expect, test } from 'vitest';
import type { Overview } from '#server/schemas/overview.ts';
import { listConcerns } from './list-concerns.ts';

const FINE: Overview = {
  days: [],
  bands: { total: 9, missing: 0, stale: 0, foreign: 0, blank: 0, trend: [] },
  keywords: { total: 2, unused: 0, trend: [] },
  members: { total: 1, withoutSet: 0, outdated: 0, trend: [] },
  sets: { total: 1, today: 1, trends: { member: [], curator: [], seed: [] } },
  reach: { recommended: 5, never: 4, trend: [] },
  time: { p50Ms: 1, p95Ms: 1, p50Trend: [] },
  provider: { failures: 0, lastFailureAt: null, isFailing: false, isConfigured: true, trend: [] },
  map: { createdAt: '2026-03-01T00:00:00.000Z', changed: 0, neighbourless: 0 },
  satisfaction: [],
};

const keysOf = (overview: Partial<Overview>) =>
  listConcerns({ ...FINE, ...overview }).map(({ key, count }) => [key, count]);

test('nothing needs attention where all is well', () => {
  expect(keysOf({})).toEqual([]);
  expect(keysOf({ provider: { ...FINE.provider, failures: 3 } })).toEqual([]);
});

test('what keeps members from good recommendations comes first', () => {
  expect(
    keysOf({
      bands: { ...FINE.bands, missing: 1, stale: 2, foreign: 3, blank: 4 },
      keywords: { ...FINE.keywords, unused: 5 },
      members: { ...FINE.members, outdated: 6 },
      provider: { ...FINE.provider, failures: 7, isFailing: true },
      map: { ...(FINE.map as object), changed: 8, neighbourless: 9 } as Overview['map'],
    }),
  ).toEqual([
    ['provider', 7],
    ['missing', 1],
    ['foreign', 3],
    ['stale', 2],
    ['blank', 4],
    ['outdatedMembers', 6],
    ['mapOutdated', 8],
    ['neighbourless', 9],
    ['unusedKeywords', 5],
  ]);
});

test('a provider that is not there is not asked whether it answers', () => {
  const provider = { ...FINE.provider, isConfigured: false, isFailing: true, failures: 2 };
  expect(keysOf({ provider })).toEqual([['providerMissing', undefined]]);
});

test('a first map is asked for once there is something to draw', () => {
  expect(keysOf({ map: null })).toEqual([['mapMissing', 9]]);
  const bands = { ...FINE.bands, missing: 9 };
  expect(keysOf({ map: null, bands })).toEqual([['missing', 9]]);
});
