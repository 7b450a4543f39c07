import { describe, expect, test } from 'vitest';
import { readDemoBands } from './demo-bands.ts';
import { buildDemoMembers, SHOWCASE_MEMBER_ID } from './demo-members.ts';

const bands = readDemoBands();
const members = buildDemoMembers(bands);
const bandByKey = new Map(bands.map((band) => [band.key, band]));

function shapeOf(taste: string): [picks: number, bands: number, keywords: number, words: number] {
  const member = members.find((candidate) => candidate.taste === taste);
  if (member === undefined) throw new Error(`no member ${taste}`);
  const { picks, keywords } = member;
  return [picks.length, new Set(picks).size, keywords.length, new Set(keywords).size];
}

describe('buildDemoMembers', () => {
  test('makes forty members with distinct UUIDs of version 4 form, one of them an admin', () => {
    expect(members).toHaveLength(40);
    expect(new Set(members.map(({ externalId }) => externalId)).size).toBe(40);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(members.filter(({ externalId }) => !uuid.test(externalId))).toEqual([]);
    expect(members.filter(({ role }) => role === 'ROLE_ADMIN').map(({ userId }) => userId)).toEqual(
      ['demo-02'],
    );
  });

  test('the showcase comes first, its id never changes', () => {
    expect(SHOWCASE_MEMBER_ID).toBe('ee8692d1-270b-4bf2-ad82-9a9016477db0');
    expect(members[0]).toMatchObject({
      externalId: SHOWCASE_MEMBER_ID,
      userId: 'demo-01',
      role: 'ROLE_USER',
      keywords: ['몽환', '새벽'],
    });
    expect(shapeOf('쇼케이스')).toEqual([7, 7, 2, 2]);
  });

  test.each([
    ['선택 없음', [0, 0, 0, 0]],
    ['키워드만', [0, 0, 3, 3]],
    ['밴드 하나', [1, 1, 1, 1]],
    ['밴드 둘', [2, 2, 2, 2]],
    ['밴드 셋', [3, 3, 1, 1]],
    ['밴드 서른', [30, 30, 3, 3]],
    ['키워드 없음', [6, 6, 0, 0]],
    ['중복된 행', [8, 4, 4, 2]],
  ])('edge case %s: picks, distinct, keywords, distinct = %j', (taste, expected) => {
    expect(shapeOf(taste)).toEqual(expected);
  });

  test('ordinary members have 3 to 12 picks and 1 to 4 keywords, most with a linked artist', () => {
    const ordinary = members.slice(1, 32);
    for (const { picks, keywords } of ordinary) {
      expect(picks.length).toBeGreaterThanOrEqual(3);
      expect(picks.length).toBeLessThanOrEqual(12);
      expect(new Set(picks).size).toBe(picks.length);
      expect(keywords.length).toBeGreaterThanOrEqual(1);
      expect(keywords.length).toBeLessThanOrEqual(4);
    }
    const mixed = ordinary.filter(({ picks }) =>
      picks.some((key) => key.startsWith('freemusicc:')),
    );
    expect(mixed.length).toBeGreaterThan(ordinary.length / 2);
  });

  test('every pick is in the catalogue', () => {
    const unknown = members.flatMap(({ picks }) => picks).filter((key) => !bandByKey.has(key));
    expect(unknown).toEqual([]);
  });

  test('picks follow the taste: most bands of a shoegaze listener carry a keyword of it', () => {
    const listener = members.find(({ taste }) => taste === '슈게이징·드림팝 애호가');
    const fitting = listener?.picks.filter((key) =>
      bandByKey.get(key)?.keywords.some((word) => ['슈게이징', '드림팝', '몽환'].includes(word)),
    );
    expect(fitting).toEqual(listener?.picks);
  });

  test('comes out the same every time', () => {
    expect(buildDemoMembers(readDemoBands())).toEqual(members);
  });
});
