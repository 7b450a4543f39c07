import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { member, memberBand } from '#db/schema/member.ts';
import { insertBand, insertMember } from '#db/testing/factories.ts';
import { AppError } from '../errors.ts';
import { type ServedMembers, startServedMembers } from '../testing/served-members.ts';
import { toAppError } from '../translate-error.ts';

let world: ServedMembers;

beforeAll(async () => {
  world = await startServedMembers();
}, 60_000);
afterAll(() => world.service.close());
beforeEach(() => world.reset());

const CURRENT = { picks: false, keywords: false, model: false, bands: false };

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => toAppError(reason),
  );
  return error instanceof AppError ? error.code : 'none';
}

describe('one member', () => {
  test('the stored set is explained as it came about, not as it would be now', async () => {
    const { db } = world.service;
    const { externalId, memberId } = await world.insertServed();
    const before = await world.curator.member.set({ externalId });
    expect(before.basis).toBe('recorded');
    expect(before.explanation).toMatchObject({ isFallback: false, keywords: ['몽환', '새벽'] });
    expect(before.explanation?.picks).toHaveLength(6);
    expect(before.explanation?.bands).toHaveLength(5);
    for (const { nearestPicks, sharedKeywords } of before.explanation?.bands ?? []) {
      expect(nearestPicks.length).toBeGreaterThan(0);
      expect(sharedKeywords).toContain('몽환');
    }
    await db.insert(memberBand).values({ memberId, bandId: world.bandIds[19] as number });
    expect(await world.curator.member.set({ externalId })).toEqual(before);
    const live = await world.curator.member.set({ externalId, set: 'live' });
    expect(live.basis).toBe('live');
    expect(live.explanation?.picks).toHaveLength(7);
  });

  test('stored and live explanations of the same input agree', async () => {
    const { externalId } = await world.insertServed();
    const [recorded, live] = await Promise.all([
      world.curator.member.set({ externalId }),
      world.curator.member.set({ externalId, set: 'live' }),
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
    const { db } = world.service;
    const { externalId } = await world.insertServed();
    const { explanation } = await world.curator.member.set({ externalId });
    const lostBand = explanation!.bands[0]!.bandId;
    const lostPick = world.bandIds[0] as number;
    for (const bandId of [lostBand, lostPick]) {
      await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, bandId));
    }
    const after = await world.curator.member.set({ externalId });
    expect(after.explanation?.bands.map(({ bandId }) => bandId)).toEqual(
      explanation!.bands.slice(1).map(({ bandId }) => bandId),
    );
    expect(after.explanation?.picks).toHaveLength(5);
  });

  test('vectors of another model: the record still explains', async () => {
    const { externalId } = await world.insertServed();
    await world.service.db.update(bandDescription).set({ embeddingModel: 'another' });
    const { basis, explanation } = await world.curator.member.set({ externalId });
    expect(basis).toBe('recorded');
    expect(explanation?.bands).toHaveLength(5);
    expect(explanation?.picks.every(({ hasEmbedding }) => hasEmbedding)).toBe(true);
    const story = await world.curator.member.get({ externalId });
    expect(story.picks.some(({ hasEmbedding }) => hasEmbedding)).toBe(false);
  });

  test('history tells what came and what went, and each set can be explained', async () => {
    const { db } = world.service;
    const { externalId, memberId } = await world.insertServed();
    const first = (await world.curator.member.get({ externalId })).set!.bands;
    // Who was recommended first is picked, so that another takes the place.
    await db.insert(memberBand).values({ memberId, bandId: first[0]!.bandId });
    await world.update(externalId);
    const { history, set } = await world.curator.member.get({ externalId });
    expect(history.map(({ source, isStored }) => ({ source, isStored }))).toEqual([
      { source: 'member', isStored: true },
      { source: 'member', isStored: false },
    ]);
    expect(history[0]?.gone.map(({ bandId }) => bandId)).toContain(first[0]?.bandId);
    expect(history[0]?.came.length).toBe(history[0]?.gone.length);
    expect(history[1]).toMatchObject({ came: [], gone: [] });
    expect(set?.runId).toBe(history[0]?.runId);
    const earlier = await world.curator.member.set({ externalId, set: history[1]!.runId });
    expect(earlier.explanation?.bands.map(({ bandId }) => bandId)).toEqual(
      first.map(({ bandId }) => bandId),
    );
  });

  test.each([
    ['no picks', [], 'none'],
    ['no pick with a vector', ['plain'], 'none'],
    ['two picks', ['a', 'b'], 'fallback'],
  ] as const)('%s', async (_, picks, expected) => {
    const plain = (await insertBand(world.service.db, { embedding: null })).bandId;
    const ids = picks.map((pick, index) =>
      pick === 'plain' ? plain : (world.bandIds[index] as number),
    );
    const row = await insertMember(world.service.db, {
      bandIds: ids,
      keywordIds: world.keywordIds,
    });
    const externalId = row.externalId as string;
    const { explanation } = await world.curator.member.set({ externalId });
    if (expected === 'none') expect(explanation).toBeNull();
    else expect(explanation).toMatchObject({ isFallback: true, bands: { length: 3 } });
    const story = await world.curator.member.get({ externalId });
    expect(story).toMatchObject({ set: null, history: [], outdated: CURRENT });
  });

  test('unknown and deleted members, and runs of others', async () => {
    const { externalId } = await world.insertServed();
    const other = await world.insertServed();
    const { set } = await world.curator.member.get({ externalId: other.externalId });
    expect(await codeOf(world.curator.member.set({ externalId, set: set!.runId! }))).toBe(
      'RUN_NOT_FOUND',
    );
    await world.service.db
      .update(member)
      .set({ deletedAt: new Date() })
      .where(eq(member.memberId, other.memberId));
    for (const id of [crypto.randomUUID(), other.externalId]) {
      const input = { externalId: id };
      expect(await codeOf(world.curator.member.get(input))).toBe('MEMBER_NOT_FOUND');
      expect(await codeOf(world.curator.member.set(input))).toBe('MEMBER_NOT_FOUND');
      expect(await codeOf(world.curator.member.recompute(input))).toBe('MEMBER_NOT_FOUND');
    }
  });
});

describe('recompute', () => {
  test('stores a set in the name of a curator', async () => {
    const { externalId, memberId } = await world.insertServed();
    await world.service.db
      .insert(memberBand)
      .values({ memberId, bandId: world.bandIds[19] as number });
    const { bandIds: stored } = await world.curator.member.recompute({ externalId });
    const story = await world.curator.member.get({ externalId });
    expect(story.set?.bands.map(({ bandId }) => bandId)).toEqual(stored);
    expect(story.history[0]).toMatchObject({ source: 'curator', isStored: true });
    expect(story.outdated).toEqual(CURRENT);
  });

  test('of a member who lacks something stores nothing', async () => {
    const row = await insertMember(world.service.db, { bandIds: world.bandIds.slice(0, 3) });
    const externalId = row.externalId as string;
    expect(await codeOf(world.curator.member.recompute({ externalId }))).toBe('NO_KEYWORDS');
    expect((await world.curator.member.get({ externalId })).history).toEqual([]);
  });

  test('with the provider down leaves the set, and the failure in the history', async () => {
    const { externalId } = await world.insertServed();
    const before = (await world.curator.member.get({ externalId })).set;
    await world.service.db.execute(sql`delete from sentence_embedding`);
    world.service.provider.setBehaviour({ mode: 'status', status: 500 });
    expect(await codeOf(world.curator.member.recompute({ externalId }))).toBe(
      'EMBEDDER_UNAVAILABLE',
    );
    await expect
      .poll(async () => (await world.curator.member.get({ externalId })).history[0])
      .toMatchObject({ source: 'curator', failure: 'EMBEDDER_UNAVAILABLE', bands: [] });
    expect((await world.curator.member.get({ externalId })).set).toEqual(before);
  });
});
