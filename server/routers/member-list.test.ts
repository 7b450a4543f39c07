import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memberBand } from '#db/schema/member.ts';
import { insertBand, insertMember } from '#db/testing/factories.ts';
import type { MemberListInput } from '../schemas/member.ts';
import { MEMBER_PAGE_SIZE } from '../schemas/member-list-words.ts';
import { type ServedMembers, startServedMembers } from '../testing/served-members.ts';

let world: ServedMembers;

beforeAll(async () => {
  world = await startServedMembers();
}, 60_000);
afterAll(() => world.service.close());
beforeEach(() => world.reset());

const list = (input: Partial<MemberListInput> = {}) => world.curator.member.list(input);
const CURRENT = { picks: false, keywords: false, model: false, bands: false };

describe('the list', () => {
  test('names choices and set of each member, deleted members and duplicates left out', async () => {
    const { db } = world.service;
    const served = await world.insertServed({ userId: 'minji' });
    await insertMember(db, { bandIds: world.bandIds, deletedAt: new Date() });
    const twice = await insertMember(db, {
      bandIds: [world.bandIds[7]!, world.bandIds[7]!, world.bandIds[6]!],
      keywordIds: [world.keywordIds[0]!, world.keywordIds[0]!],
    });
    const { members, totalCount } = await list({ sort: 'picks' });
    expect(totalCount).toBe(2);
    expect(members[0]).toMatchObject({
      externalId: served.externalId,
      userId: 'minji',
      pickCount: 6,
      embeddedPickCount: 6,
      keywords: ['몽환', '새벽'],
      outdated: CURRENT,
    });
    expect(members[0]?.picks.map(({ bandName }) => bandName)).toEqual(
      [1, 2, 3, 4].map((seed) => `밴드 ${seed}`),
    );
    expect(members[0]?.set?.bands).toHaveLength(5);
    expect(members[1]).toMatchObject({
      externalId: twice.externalId,
      pickCount: 2,
      keywords: ['몽환'],
      set: null,
      outdated: CURRENT,
    });
    expect(JSON.stringify(members)).not.toContain('memberId');
  });

  test.each([
    ['min', ['minji']],
    ['MINJI', ['minji']],
    ['aaaa-', ['junho', 'minji']],
    ['%', []],
    ['  ', ['junho', 'minji']],
  ])('finds %j', async (query, expected) => {
    const ids = ['00000000-aaaa-4000-8000-000000000001', '00000000-aaaa-4000-8000-000000000002'];
    await insertMember(world.service.db, { userId: 'minji', externalId: ids[0] });
    await insertMember(world.service.db, { userId: 'junho', externalId: ids[1] });
    const { members } = await list({ query, sort: 'label' });
    expect(members.map(({ userId }) => userId)).toEqual(expected);
  });

  test('filters by state', async () => {
    const { db } = world.service;
    const plain = (await insertBand(db, { embedding: null, description: '벡터가 없다' })).bandId;
    await world.insertServed({ userId: 'served' });
    const changed = await world.insertServed({ userId: 'changed' });
    await db
      .insert(memberBand)
      .values({ memberId: changed.memberId, bandId: world.bandIds[19] as number });
    await insertMember(db, {
      userId: 'waiting',
      bandIds: world.bandIds.slice(0, 3),
      keywordIds: world.keywordIds,
    });
    await insertMember(db, {
      userId: 'few',
      bandIds: world.bandIds.slice(0, 2),
      keywordIds: world.keywordIds,
    });
    await insertMember(db, { userId: 'none', keywordIds: world.keywordIds });
    await insertMember(db, { userId: 'unread', bandIds: [plain], keywordIds: world.keywordIds });
    const found = async (state: MemberListInput['state']) =>
      (await list({ state })).members.map(({ userId }) => userId).sort();
    expect(await found('has-set')).toEqual(['changed', 'served']);
    expect(await found('no-set')).toEqual(['few', 'none', 'unread', 'waiting']);
    expect(await found('outdated')).toEqual(['changed']);
    expect(await found('few-picks')).toEqual(['few', 'none', 'unread']);
    expect(await found('no-vector')).toEqual(['unread']);
    expect(await found(null)).toHaveLength(6);
  });

  test('filters by a band that they were recommended, and names it', async () => {
    const served = await world.insertServed();
    await insertMember(world.service.db, { bandIds: world.bandIds });
    const bandId = (await list()).members[0]?.set?.bands[2]?.bandId as number;
    const found = await list({ recommended: bandId });
    expect(found.members.map(({ externalId }) => externalId)).toEqual([served.externalId]);
    expect(found.recommended?.bandId).toBe(bandId);
    const nowhere = await list({ recommended: 999_999 });
    expect(nowhere).toMatchObject({ members: [], totalCount: 0, recommended: null });
  });

  test('sorts, those without a value last either way', async () => {
    await insertMember(world.service.db, { userId: 'none' });
    await world.insertServed({ userId: 'early' });
    await world.insertServed({ userId: 'late', bandIds: world.bandIds.slice(0, 8) });
    const order = async (input: Partial<MemberListInput>) =>
      (await list(input)).members.map(({ userId }) => userId);
    expect(await order({ sort: 'set', direction: 'asc' })).toEqual(['early', 'late', 'none']);
    expect(await order({ sort: 'set', direction: 'desc' })).toEqual(['late', 'early', 'none']);
    expect(await order({ sort: 'picks', direction: 'asc' })).toEqual(['none', 'early', 'late']);
    expect((await order({ sort: 'score', direction: 'asc' })).at(-1)).toBe('none');
    expect((await order({ sort: 'score', direction: 'desc' })).at(-1)).toBe('none');
  });

  test('pages, and beyond the last page is the last one', async () => {
    for (let number = 0; number < MEMBER_PAGE_SIZE + 3; number += 1)
      await insertMember(world.service.db);
    expect((await list()).members).toHaveLength(MEMBER_PAGE_SIZE);
    const last = await list({ page: 2 });
    expect(last.members).toHaveLength(3);
    expect(await list({ page: 99 })).toEqual(last);
    expect(last).toMatchObject({ totalCount: MEMBER_PAGE_SIZE + 3, page: 2 });
    expect(await list({ page: 3, query: 'nobody' })).toMatchObject({ totalCount: 0, page: 1 });
  });
});
