import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';
import { insertBand, insertKeyword, insertMember, unitVector } from '#db/testing/factories.ts';
import { createContext } from '../context.ts';
import { AppError } from '../errors.ts';
import type { MemberListInput } from '../schemas/member.ts';
import { MEMBER_PAGE_SIZE } from '../schemas/member-list-words.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { toAppError } from '../translate-error.ts';
import { type Caller, createCaller } from './app.ts';

let service: TestService;
let curator: Caller;
let bandIds: number[];
let keywordIds: number[];

beforeAll(async () => {
  service = await startTestService();
  const authorization = await service.authorization(crypto.randomUUID(), 'ROLE_ADMIN');
  curator = createCaller(createContext(service.runtime, new Headers({ authorization })));
}, 60_000);
afterAll(() => service.close());

beforeEach(async () => {
  const { db } = service;
  await db.execute(sql`truncate band, member, keyword restart identity cascade`);
  service.provider.setBehaviour({ mode: 'ok' });
  keywordIds = [];
  for (const keyword of ['몽환', '새벽']) {
    keywordIds.push((await insertKeyword(db, { keyword })).keywordId);
  }
  bandIds = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const { bandId } = await insertBand(db, {
      bandName: `밴드 ${seed}`,
      embedding: unitVector(seed),
      keywordIds: keywordIds.slice(0, 1 + (seed % 2)),
    });
    bandIds.push(bandId);
  }
});

/** A member with the first six bands picked, whose set is stored as an update would. */
async function insertServed(overrides: Parameters<typeof insertMember>[1] = {}) {
  const row = await insertMember(service.db, {
    bandIds: bandIds.slice(0, 6),
    keywordIds,
    ...overrides,
  });
  const externalId = row.externalId as string;
  await update(externalId);
  return { ...row, externalId };
}

async function update(externalId: string) {
  const authorization = await service.authorization(externalId);
  const own = createCaller(createContext(service.runtime, new Headers({ authorization })));
  return own.recommendation.update();
}

async function list(input: Partial<MemberListInput> = {}) {
  return curator.member.list(input);
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => toAppError(reason),
  );
  return error instanceof AppError ? error.code : 'none';
}

const CURRENT = { picks: false, keywords: false, model: false, bands: false };

describe('the list', () => {
  test('names choices and set of each member, deleted members and duplicates left out', async () => {
    const { db } = service;
    const served = await insertServed({ userId: 'minji' });
    await insertMember(db, { bandIds, deletedAt: new Date() });
    const twice = await insertMember(db, {
      bandIds: [bandIds[7]!, bandIds[7]!, bandIds[6]!],
      keywordIds: [keywordIds[0]!, keywordIds[0]!],
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
    await insertMember(service.db, { userId: 'minji', externalId: ids[0] });
    await insertMember(service.db, { userId: 'junho', externalId: ids[1] });
    const { members } = await list({ query, sort: 'label' });
    expect(members.map(({ userId }) => userId)).toEqual(expected);
  });

  test('filters by state', async () => {
    const { db } = service;
    const plain = (await insertBand(db, { embedding: null, description: '벡터가 없다' })).bandId;
    await insertServed({ userId: 'served' });
    const changed = await insertServed({ userId: 'changed' });
    await db
      .insert(memberBand)
      .values({ memberId: changed.memberId, bandId: bandIds[19] as number });
    await insertMember(db, { userId: 'waiting', bandIds: bandIds.slice(0, 3), keywordIds });
    await insertMember(db, { userId: 'few', bandIds: bandIds.slice(0, 2), keywordIds });
    await insertMember(db, { userId: 'none', keywordIds });
    await insertMember(db, { userId: 'unread', bandIds: [plain], keywordIds });
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
    const served = await insertServed();
    await insertMember(service.db, { bandIds });
    const bandId = (await list()).members[0]?.set?.bands[2]?.bandId as number;
    const found = await list({ recommended: bandId });
    expect(found.members.map(({ externalId }) => externalId)).toEqual([served.externalId]);
    expect(found.recommended?.bandId).toBe(bandId);
    const nowhere = await list({ recommended: 999_999 });
    expect(nowhere).toMatchObject({ members: [], totalCount: 0, recommended: null });
  });

  test('sorts, those without a value last either way', async () => {
    await insertMember(service.db, { userId: 'none' });
    await insertServed({ userId: 'early' });
    await insertServed({ userId: 'late', bandIds: bandIds.slice(0, 8) });
    const order = async (input: Partial<MemberListInput>) =>
      (await list(input)).members.map(({ userId }) => userId);
    expect(await order({ sort: 'set', direction: 'asc' })).toEqual(['early', 'late', 'none']);
    expect(await order({ sort: 'set', direction: 'desc' })).toEqual(['late', 'early', 'none']);
    expect(await order({ sort: 'picks', direction: 'asc' })).toEqual(['none', 'early', 'late']);
    expect((await order({ sort: 'score', direction: 'asc' })).at(-1)).toBe('none');
    expect((await order({ sort: 'score', direction: 'desc' })).at(-1)).toBe('none');
  });

  test('pages, and beyond the last page is the last one', async () => {
    for (let number = 0; number < MEMBER_PAGE_SIZE + 3; number += 1) await insertMember(service.db);
    expect((await list()).members).toHaveLength(MEMBER_PAGE_SIZE);
    const last = await list({ page: 2 });
    expect(last.members).toHaveLength(3);
    expect(await list({ page: 99 })).toEqual(last);
    expect(last).toMatchObject({ totalCount: MEMBER_PAGE_SIZE + 3, page: 2 });
    expect(await list({ page: 3, query: 'nobody' })).toMatchObject({ totalCount: 0, page: 1 });
  });
});

describe('whether a set is outdated', () => {
  async function outdatedOf(externalId: string) {
    const { outdated } = await curator.member.get({ externalId });
    const state = await list({ state: 'outdated' });
    const isListed = state.members.some((row) => row.externalId === externalId);
    expect(isListed).toBe(Object.values(outdated).includes(true));
    return outdated;
  }

  test('picks: added, removed for good or softly, deleted from the catalogue', async () => {
    const { db } = service;
    const { externalId, memberId } = await insertServed();
    expect(await outdatedOf(externalId)).toEqual(CURRENT);
    const changed = { ...CURRENT, picks: true };
    const [first] = await db.select().from(memberBand).where(eq(memberBand.memberId, memberId));
    const isFirst = eq(memberBand.id, first!.id);
    await db.update(memberBand).set({ deletedAt: new Date() }).where(isFirst);
    expect(await outdatedOf(externalId)).toEqual(changed);
    await db.delete(memberBand).where(isFirst);
    expect(await outdatedOf(externalId)).toEqual(changed);
    await db.insert(memberBand).values({ memberId, bandId: first!.bandId });
    expect(await outdatedOf(externalId)).toEqual(CURRENT);
    await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, first!.bandId!));
    expect(await outdatedOf(externalId)).toEqual(changed);
    await update(externalId);
    expect(await outdatedOf(externalId)).toEqual(CURRENT);
  });

  test('keywords, another model, a band of the set deleted', async () => {
    const { db } = service;
    const { externalId, memberId } = await insertServed();
    await db.delete(memberKeyword).where(eq(memberKeyword.keywordId, keywordIds[0]!));
    expect(await outdatedOf(externalId)).toEqual({ ...CURRENT, keywords: true });
    await update(externalId);
    await db.update(recommendationRun).set({ model: 'another' });
    expect(await outdatedOf(externalId)).toEqual({ ...CURRENT, model: true });
    await update(externalId);
    const [stored] = await db
      .select()
      .from(bandRecommend)
      .where(eq(bandRecommend.memberId, memberId));
    await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, stored!.bandId!));
    expect(await outdatedOf(externalId)).toEqual({ ...CURRENT, bands: true });
    expect((await curator.member.get({ externalId })).set?.bands).toHaveLength(4);
  });

  test('a set stored by another service: by the dates of the choices', async () => {
    const { db } = service;
    const at = new Date('2026-01-10T00:00:00Z');
    const row = await insertMember(db, { bandIds: bandIds.slice(0, 6), keywordIds });
    const externalId = row.externalId as string;
    const { memberId } = row;
    const set = [10, 11, 12].map((index) => bandIds[index] as number);
    await db
      .insert(bandRecommend)
      .values(set.map((bandId, index) => ({ memberId, bandId, priority: index + 1, score: 0.5 })));
    await db.update(bandRecommend).set({ createdAt: at, updatedAt: null });
    await db.update(memberBand).set({ createdAt: new Date('2026-01-01T00:00:00Z') });
    await db.update(memberKeyword).set({ createdAt: null });
    expect(await outdatedOf(externalId)).toEqual(CURRENT);
    const story = await curator.member.get({ externalId });
    expect(story.set).toMatchObject({ at: at.toISOString(), runId: null });
    expect(story.set?.bands.map(({ bandId }) => bandId)).toEqual(set);
    expect(story.history).toEqual([]);
    await db.update(memberBand).set({ deletedAt: new Date('2026-01-11T00:00:00Z') });
    expect(await outdatedOf(externalId)).toEqual({ ...CURRENT, picks: true });
    const { basis, explanation } = await curator.member.set({ externalId });
    expect(basis).toBe('live');
    expect(explanation).toBeNull();
    await db.update(bandRecommend).set({ createdAt: null });
    expect(await outdatedOf(externalId)).toEqual(CURRENT);
    expect((await curator.member.get({ externalId })).set?.at).toBeNull();
  });
});

describe('one member', () => {
  test('the stored set is explained as it came about, not as it would be now', async () => {
    const { db } = service;
    const { externalId, memberId } = await insertServed();
    const before = await curator.member.set({ externalId });
    expect(before.basis).toBe('recorded');
    expect(before.explanation).toMatchObject({ isFallback: false, keywords: ['몽환', '새벽'] });
    expect(before.explanation?.picks).toHaveLength(6);
    expect(before.explanation?.bands).toHaveLength(5);
    for (const { nearestPicks, sharedKeywords } of before.explanation?.bands ?? []) {
      expect(nearestPicks.length).toBeGreaterThan(0);
      expect(sharedKeywords).toContain('몽환');
    }
    await db.insert(memberBand).values({ memberId, bandId: bandIds[19] as number });
    expect(await curator.member.set({ externalId })).toEqual(before);
    const live = await curator.member.set({ externalId, set: 'live' });
    expect(live.basis).toBe('live');
    expect(live.explanation?.picks).toHaveLength(7);
  });

  test('stored and live explanations of the same input agree', async () => {
    const { externalId } = await insertServed();
    const [recorded, live] = await Promise.all([
      curator.member.set({ externalId }),
      curator.member.set({ externalId, set: 'live' }),
    ]);
    const shape = ({ explanation }: typeof recorded) => ({
      picks: explanation?.picks,
      bands: explanation?.bands.map(({ score: _, ...rest }) => rest),
      probes: explanation?.probes.map(({ pickBandIds, medoidBandId, keywords }) => ({
        ...{ pickBandIds, medoidBandId, keywords },
      })),
    });
    expect(shape(recorded)).toEqual(shape(live));
    for (const [index, { score }] of recorded.explanation!.bands.entries()) {
      expect(score).toBeCloseTo(live.explanation!.bands[index]!.score, 5);
    }
  });

  test('what was deleted since is left out of an explanation', async () => {
    const { db } = service;
    const { externalId } = await insertServed();
    const { explanation } = await curator.member.set({ externalId });
    const lostBand = explanation!.bands[0]!.bandId;
    const lostPick = bandIds[0] as number;
    for (const bandId of [lostBand, lostPick]) {
      await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, bandId));
    }
    const after = await curator.member.set({ externalId });
    expect(after.explanation?.bands.map(({ bandId }) => bandId)).toEqual(
      explanation!.bands.slice(1).map(({ bandId }) => bandId),
    );
    expect(after.explanation?.picks).toHaveLength(5);
  });

  test('vectors of another model: the record still explains', async () => {
    const { externalId } = await insertServed();
    await service.db.update(bandDescription).set({ embeddingModel: 'another' });
    const { basis, explanation } = await curator.member.set({ externalId });
    expect(basis).toBe('recorded');
    expect(explanation?.bands).toHaveLength(5);
    expect(explanation?.picks.every(({ hasEmbedding }) => hasEmbedding)).toBe(true);
    const story = await curator.member.get({ externalId });
    expect(story.picks.some(({ hasEmbedding }) => hasEmbedding)).toBe(false);
  });

  test('history tells what came and what went, and each set can be explained', async () => {
    const { db } = service;
    const { externalId, memberId } = await insertServed();
    const first = (await curator.member.get({ externalId })).set!.bands;
    // Who was recommended first is picked, so that another takes the place.
    await db.insert(memberBand).values({ memberId, bandId: first[0]!.bandId });
    await update(externalId);
    const { history, set } = await curator.member.get({ externalId });
    expect(history.map(({ source, isStored }) => ({ source, isStored }))).toEqual([
      { source: 'member', isStored: true },
      { source: 'member', isStored: false },
    ]);
    expect(history[0]?.gone.map(({ bandId }) => bandId)).toContain(first[0]?.bandId);
    expect(history[0]?.came.length).toBe(history[0]?.gone.length);
    expect(history[1]).toMatchObject({ came: [], gone: [] });
    expect(set?.runId).toBe(history[0]?.runId);
    const earlier = await curator.member.set({ externalId, set: history[1]!.runId });
    expect(earlier.explanation?.bands.map(({ bandId }) => bandId)).toEqual(
      first.map(({ bandId }) => bandId),
    );
  });

  test.each([
    ['no picks', [], 'none'],
    ['no pick with a vector', ['plain'], 'none'],
    ['two picks', ['a', 'b'], 'fallback'],
  ] as const)('%s', async (_, picks, expected) => {
    const plain = (await insertBand(service.db, { embedding: null })).bandId;
    const ids = picks.map((pick, index) => (pick === 'plain' ? plain : (bandIds[index] as number)));
    const row = await insertMember(service.db, { bandIds: ids, keywordIds });
    const externalId = row.externalId as string;
    const { explanation } = await curator.member.set({ externalId });
    if (expected === 'none') expect(explanation).toBeNull();
    else expect(explanation).toMatchObject({ isFallback: true, bands: { length: 3 } });
    const story = await curator.member.get({ externalId });
    expect(story).toMatchObject({ set: null, history: [], outdated: CURRENT });
  });

  test('unknown and deleted members, and runs of others', async () => {
    const { externalId } = await insertServed();
    const other = await insertServed();
    const { set } = await curator.member.get({ externalId: other.externalId });
    expect(await codeOf(curator.member.set({ externalId, set: set!.runId! }))).toBe(
      'RUN_NOT_FOUND',
    );
    await service.db
      .update(member)
      .set({ deletedAt: new Date() })
      .where(eq(member.memberId, other.memberId));
    for (const id of [crypto.randomUUID(), other.externalId]) {
      const input = { externalId: id };
      expect(await codeOf(curator.member.get(input))).toBe('MEMBER_NOT_FOUND');
      expect(await codeOf(curator.member.set(input))).toBe('MEMBER_NOT_FOUND');
      expect(await codeOf(curator.member.recompute(input))).toBe('MEMBER_NOT_FOUND');
    }
  });
});

describe('recompute', () => {
  test('stores a set in the name of a curator', async () => {
    const { externalId, memberId } = await insertServed();
    await service.db.insert(memberBand).values({ memberId, bandId: bandIds[19] as number });
    const { bandIds: stored } = await curator.member.recompute({ externalId });
    const story = await curator.member.get({ externalId });
    expect(story.set?.bands.map(({ bandId }) => bandId)).toEqual(stored);
    expect(story.history[0]).toMatchObject({ source: 'curator', isStored: true });
    expect(story.outdated).toEqual(CURRENT);
  });

  test('of a member who lacks something stores nothing', async () => {
    const row = await insertMember(service.db, { bandIds: bandIds.slice(0, 3) });
    const externalId = row.externalId as string;
    expect(await codeOf(curator.member.recompute({ externalId }))).toBe('NO_KEYWORDS');
    expect((await curator.member.get({ externalId })).history).toEqual([]);
  });

  test('with the provider down leaves the set, and the failure in the history', async () => {
    const { externalId } = await insertServed();
    const before = (await curator.member.get({ externalId })).set;
    await service.db.execute(sql`delete from sentence_embedding`);
    service.provider.setBehaviour({ mode: 'status', status: 500 });
    expect(await codeOf(curator.member.recompute({ externalId }))).toBe('EMBEDDER_UNAVAILABLE');
    await expect
      .poll(async () => (await curator.member.get({ externalId })).history[0])
      .toMatchObject({ source: 'curator', failure: 'EMBEDDER_UNAVAILABLE', bands: [] });
    expect((await curator.member.get({ externalId })).set).toEqual(before);
  });
});
