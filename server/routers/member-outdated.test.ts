import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { band } from '#db/schema/catalogue.ts';
import { memberBand, memberKeyword } from '#db/schema/member.ts';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';
import { insertMember } from '#db/testing/factories.ts';
import type { MemberListInput } from '../schemas/member.ts';
import { type ServedMembers, startServedMembers } from '../testing/served-members.ts';

let world: ServedMembers;

beforeAll(async () => {
  world = await startServedMembers();
}, 60_000);
afterAll(() => world.service.close());
beforeEach(() => world.reset());

const list = (input: Partial<MemberListInput> = {}) => world.curator.member.list(input);
const CURRENT = { picks: false, keywords: false, model: false, bands: false };

describe('whether a set is outdated', () => {
  async function outdatedOf(externalId: string) {
    const { outdated } = await world.curator.member.get({ externalId });
    const state = await list({ state: 'outdated' });
    const isListed = state.members.some((row) => row.externalId === externalId);
    expect(isListed).toBe(Object.values(outdated).includes(true));
    return outdated;
  }

  test('picks: added, removed for good or softly, deleted from the catalogue', async () => {
    const { db } = world.service;
    const { externalId, memberId } = await world.insertServed();
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
    await world.update(externalId);
    expect(await outdatedOf(externalId)).toEqual(CURRENT);
  });

  test('keywords, another model, a band of the set deleted', async () => {
    const { db } = world.service;
    const { externalId, memberId } = await world.insertServed();
    await db.delete(memberKeyword).where(eq(memberKeyword.keywordId, world.keywordIds[0]!));
    expect(await outdatedOf(externalId)).toEqual({ ...CURRENT, keywords: true });
    await world.update(externalId);
    await db.update(recommendationRun).set({ model: 'another' });
    expect(await outdatedOf(externalId)).toEqual({ ...CURRENT, model: true });
    await world.update(externalId);
    const [stored] = await db
      .select()
      .from(bandRecommend)
      .where(eq(bandRecommend.memberId, memberId));
    await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, stored!.bandId!));
    expect(await outdatedOf(externalId)).toEqual({ ...CURRENT, bands: true });
    expect((await world.curator.member.get({ externalId })).set?.bands).toHaveLength(4);
  });

  test('a set stored by another service: by the dates of the choices', async () => {
    const { db } = world.service;
    const at = new Date('2026-01-10T00:00:00Z');
    const row = await insertMember(db, {
      bandIds: world.bandIds.slice(0, 6),
      keywordIds: world.keywordIds,
    });
    const externalId = row.externalId as string;
    const { memberId } = row;
    const set = [10, 11, 12].map((index) => world.bandIds[index] as number);
    await db
      .insert(bandRecommend)
      .values(set.map((bandId, index) => ({ memberId, bandId, priority: index + 1, score: 0.5 })));
    await db.update(bandRecommend).set({ createdAt: at, updatedAt: null });
    await db.update(memberBand).set({ createdAt: new Date('2026-01-01T00:00:00Z') });
    await db.update(memberKeyword).set({ createdAt: null });
    expect(await outdatedOf(externalId)).toEqual(CURRENT);
    const story = await world.curator.member.get({ externalId });
    expect(story.set).toMatchObject({ at: at.toISOString(), runId: null });
    expect(story.set?.bands.map(({ bandId }) => bandId)).toEqual(set);
    expect(story.history).toEqual([]);
    await db.update(memberBand).set({ deletedAt: new Date('2026-01-11T00:00:00Z') });
    expect(await outdatedOf(externalId)).toEqual({ ...CURRENT, picks: true });
    const { basis, explanation } = await world.curator.member.set({ externalId });
    expect(basis).toBe('live');
    expect(explanation).toBeNull();
    await db.update(bandRecommend).set({ createdAt: null });
    expect(await outdatedOf(externalId)).toEqual(CURRENT);
    expect((await world.curator.member.get({ externalId })).set?.at).toBeNull();
  });
});
