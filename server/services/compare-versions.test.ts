import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { band, keyword } from '#db/schema/catalogue.ts';
import { bandRecommend } from '#db/schema/recommendation.ts';
import { insertBand, insertKeyword, unitVector } from '#db/testing/factories.ts';
import { completeOptions } from '../recommender/options.ts';
import type { Comparison } from '../schemas/comparison.ts';
import { PRODUCTION_OPTIONS } from '../schemas/comparison-limits.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { compareVersions } from './compare-versions.ts';
import { previewRecommendations } from './preview-recommendations.ts';

const VERSIONS = ['v1', 'v2', 'v3', 'v4'] as const;

let service: TestService;
let keywordIds: number[];
const bandIds: number[] = [];

/** Bands in threes around shared directions, so that picks have neighbours. */
function nearVector(seed: number): number[] {
  const shared = unitVector(1_000 + (seed % 5));
  return unitVector(seed).map((value, i) => 0.5 * value + (shared[i] ?? 0));
}

beforeAll(async () => {
  service = await startTestService();
  keywordIds = [];
  for (const word of ['몽환', '청춘']) {
    keywordIds.push((await insertKeyword(service.db, { keyword: word })).keywordId);
  }
  for (let seed = 1; seed <= 40; seed += 1) {
    const { bandId } = await insertBand(service.db, {
      isBand: seed % 3 !== 0,
      embedding: nearVector(seed),
      keywordIds: keywordIds.slice(0, 1 + (seed % 2)),
    });
    bandIds.push(bandId);
  }
}, 60_000);

afterAll(() => service.close());

beforeEach(() => service.provider.setBehaviour({ mode: 'ok' }));

/** What a comparison says of a version, in the form of a preview. */
function readPreview(comparison: Comparison, version: (typeof VERSIONS)[number]) {
  const answer = comparison.answers.find((each) => each.version === version);
  if (!answer) return undefined;
  const { timings: _, bands, ...rest } = answer;
  return {
    ...rest,
    model: comparison.model,
    keywords: comparison.keywords.map((each) => each.keyword),
    picks: comparison.picks,
    bands: bands.map((ranked) => ({
      ...comparison.bands.find(({ bandId }) => bandId === ranked.bandId),
      ...ranked,
    })),
  };
}

test('the production constants of the schema are the engine’s own', () => {
  expect(completeOptions()).toEqual(PRODUCTION_OPTIONS);
});

describe('is what each version answers by itself', () => {
  test.each([
    ['seven picks and two keywords', () => ({ bandIds: bandIds.slice(0, 7), keywordIds })],
    ['no keywords', () => ({ bandIds: bandIds.slice(3, 8), keywordIds: [] })],
    ['two picks', () => ({ bandIds: bandIds.slice(0, 2), keywordIds })],
    ['one pick', () => ({ bandIds: bandIds.slice(0, 1), keywordIds: [] })],
  ])('%s', async (_, makeInput) => {
    const input = makeInput();
    const comparison = await compareVersions(service.runtime, input);
    expect(comparison.failed).toEqual([]);
    for (const version of VERSIONS) {
      const alone = await previewRecommendations(service.runtime, { version, ...input });
      expect(readPreview(comparison, version)).toEqual(alone);
    }
    expect(comparison.options).toEqual(PRODUCTION_OPTIONS);
  });

  test.each([
    { clusterCount: 1, baseT: 0, candidatesPerProbe: 3 },
    { clusterCount: 4, baseT: 0.6, candidatesPerProbe: 20 },
    { clusterCount: 6, baseT: 1, candidatesPerProbe: 50 },
  ])(
    'with $clusterCount clusters, base $baseT and $candidatesPerProbe candidates',
    async (options) => {
      const input = { bandIds: bandIds.slice(0, 9), keywordIds };
      const comparison = await compareVersions(service.runtime, { ...input, options });
      for (const version of VERSIONS) {
        const alone = await previewRecommendations(service.runtime, { version, ...input }, options);
        expect(readPreview(comparison, version)).toEqual(alone);
      }
      const v3 = comparison.answers[2];
      expect(v3?.probes).toHaveLength(options.clusterCount);
      expect(v3?.probes.map(({ candidates }) => candidates.length)).toEqual(
        Array(options.clusterCount).fill(Math.min(options.candidatesPerProbe, 40 - 9)),
      );
    },
  );
});

test('any options: finite scores, no band twice, never a pick', async () => {
  const input = fc.record({
    bandIds: fc.shuffledSubarray(bandIds, { minLength: 1, maxLength: 20 }),
    keywordIds: fc.subarray(keywordIds),
    options: fc.record({
      clusterCount: fc.integer({ min: 1, max: 6 }),
      baseT: fc.double({ min: 0, max: 1, noNaN: true }),
      candidatesPerProbe: fc.integer({ min: 3, max: 50 }),
    }),
  });
  await fc.assert(
    fc.asyncProperty(input, async (drawn) => {
      const { answers } = await compareVersions(service.runtime, drawn);
      expect(answers).toHaveLength(4);
      for (const { bands } of answers) {
        const ids = bands.map(({ bandId }) => bandId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => drawn.bandIds.includes(id))).toEqual([]);
        for (const { score } of bands) expect(Math.abs(score)).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 42, numRuns: 25 },
  );
}, 30_000);

test('base t turns the probes further, up to the limit', async () => {
  const degreesOf = async (baseT: number) => {
    const options = { ...PRODUCTION_OPTIONS, baseT };
    const input = { bandIds: bandIds.slice(0, 7), keywordIds, options };
    const { answers } = await compareVersions(service.runtime, input);
    return answers.map(({ probes }) => probes[0]?.rotation?.t);
  };
  expect(await degreesOf(0)).toEqual([undefined, 0.05, 0.05, 0.05]);
  expect(await degreesOf(1)).toEqual([undefined, 0.4, 0.4, 0.4]);
});

test('tells what each version took, and that nothing was embedded without keywords', async () => {
  const { answers, totalMs } = await compareVersions(service.runtime, {
    bandIds: bandIds.slice(0, 5),
    keywordIds,
  });
  expect(answers.map(({ timings }) => timings.keywordMs === null)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  for (const { timings } of answers) {
    const sum = (timings.keywordMs ?? 0) + timings.searchMs + timings.engineMs;
    expect(timings.totalMs).toBe(sum);
    expect(timings.totalMs).toBeLessThanOrEqual(totalMs);
  }
  expect(answers[0]?.timings.searchMs).toBe(answers[2]?.timings.searchMs);
  const { answers: straight } = await compareVersions(service.runtime, {
    bandIds: bandIds.slice(0, 5),
    keywordIds: [],
  });
  expect(straight.map(({ timings }) => timings.keywordMs)).toEqual([null, null, null, null]);
});

test.each([[{ mode: 'status', status: 500 } as const], [{ mode: 'status', status: 400 } as const]])(
  'a provider that answers %o takes V2 to V4 along, not V1',
  async (behaviour) => {
    service.provider.setBehaviour(behaviour);
    const unseen = await insertKeyword(service.db);
    const input = { bandIds: bandIds.slice(0, 5), keywordIds: [unseen.keywordId] };
    const { answers, failed, picks } = await compareVersions(service.runtime, input);
    expect(failed).toEqual([
      { version: 'v2', code: 'EMBEDDER_UNAVAILABLE' },
      { version: 'v3', code: 'EMBEDDER_UNAVAILABLE' },
      { version: 'v4', code: 'EMBEDDER_UNAVAILABLE' },
    ]);
    expect(answers.map(({ version, bands }) => [version, bands.length])).toEqual([['v1', 3]]);
    expect(picks).toHaveLength(5);
  },
);

test('deleted bands and keywords take no part; picks without a vector are named', async () => {
  const deleted = await insertBand(service.db, { embedding: unitVector(77) });
  const silent = await insertBand(service.db, { description: '벡터가 없는 밴드' });
  const word = await insertKeyword(service.db, { keyword: '지워질 말' });
  await service.db
    .update(band)
    .set({ deletedAt: new Date() })
    .where(eq(band.bandId, deleted.bandId));
  await service.db
    .update(keyword)
    .set({ deletedAt: new Date() })
    .where(eq(keyword.keywordId, word.keywordId));
  const kept = bandIds.slice(0, 3);
  const comparison = await compareVersions(service.runtime, {
    bandIds: [deleted.bandId, silent.bandId, ...kept, 999_999],
    keywordIds: [word.keywordId, ...keywordIds.slice(0, 1)],
  });
  expect(comparison.picks.map(({ bandId, hasEmbedding }) => [bandId, hasEmbedding])).toEqual([
    ...kept.map((bandId) => [bandId, true]),
    [silent.bandId, false],
  ]);
  expect(comparison.keywords).toEqual([{ keywordId: keywordIds[0], keyword: '몽환' }]);
  const answered = comparison.bands.map(({ bandId }) => bandId);
  expect(answered).not.toContain(deleted.bandId);
  for (const bandId of kept) expect(answered).not.toContain(bandId);
  expect(new Set(answered).size).toBe(answered.length);
});

test('V4 answers bands only; nothing is stored', async () => {
  const { answers, bands } = await compareVersions(service.runtime, {
    bandIds: bandIds.slice(0, 7),
    keywordIds,
  });
  const isBand = new Map(bands.map((each) => [each.bandId, each.isBand]));
  expect(answers[3]?.bands).toHaveLength(5);
  for (const { bandId } of answers[3]?.bands ?? []) expect(isBand.get(bandId)).toBe(true);
  expect(await service.db.select().from(bandRecommend)).toEqual([]);
});

test.each([
  ['no band that is there', () => [999_999], 'NO_PICKS'],
  [
    'no band with a vector',
    async () => [(await insertBand(service.db, { description: 'x' })).bandId],
    'NO_EMBEDDED_PICK',
  ],
])('%s is refused', async (_, makeIds, code) => {
  const input = { bandIds: await makeIds(), keywordIds: [] };
  await expect(compareVersions(service.runtime, input)).rejects.toMatchObject({ code });
});
