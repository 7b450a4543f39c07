import { describe, expect, test } from 'vitest';
import { planDemoHistory } from './demo-history.ts';

const NOW = new Date('2026-03-15T12:00:00Z');
const DAY_MS = 86_400_000;
const COUNTS = { picks: 8, keywords: 3 };
const NUMBERS = Array.from({ length: 40 }, (_, index) => index + 1);

test('grows from set to set, within the last two weeks', () => {
  for (const number of NUMBERS) {
    const { sets } = planDemoHistory(number, COUNTS, NOW);
    for (const [index, set] of sets.entries()) {
      const before = sets[index - 1];
      expect(NOW.getTime() - set.at.getTime()).toBeGreaterThan(0);
      expect(NOW.getTime() - set.at.getTime()).toBeLessThan(14 * DAY_MS);
      if (!before) continue;
      expect(set.at.getTime()).toBeGreaterThan(before.at.getTime());
      expect(set.pickCount).toBeGreaterThan(before.pickCount);
      expect(set.keywordCount).toBeGreaterThanOrEqual(before.keywordCount);
    }
  }
});

test('most sets are of today’s picks, a few members have changed something since', () => {
  const changed = NUMBERS.filter((number) => {
    const last = planDemoHistory(number, COUNTS, NOW).sets.at(-1);
    return last && (last.pickCount !== COUNTS.picks || last.keywordCount !== COUNTS.keywords);
  });
  expect(changed).toEqual([5, 12, 18]);
  const without = NUMBERS.filter(
    (number) => planDemoHistory(number, COUNTS, NOW).sets.length === 0,
  );
  expect(without).toEqual([9, 27]);
});

test('the showcase has earlier sets to compare with', () => {
  expect(planDemoHistory(1, { picks: 7, keywords: 2 }, NOW).sets).toHaveLength(4);
});

test('is the same for the same member and moment', () => {
  expect(planDemoHistory(7, COUNTS, NOW)).toEqual(planDemoHistory(7, COUNTS, NOW));
});

describe('members at the limits', () => {
  test.each([
    ['no picks', { picks: 0, keywords: 2 }, 0],
    ['no keywords', { picks: 5, keywords: 0 }, 0],
    ['one pick', { picks: 1, keywords: 1 }, 1],
  ])('%s', (_, counts, expected) => {
    const { sets } = planDemoHistory(6, counts, NOW);
    expect(sets).toHaveLength(expected);
    for (const set of sets) expect(set).toMatchObject({ pickCount: 1, keywordCount: 1 });
  });
});
