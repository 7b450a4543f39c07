import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommendationRun } from '#db/schema/recommendation.ts';
import { insertBand, insertMember, unitVector } from '#db/testing/factories.ts';
import type { ActiveRuntime } from '../runtime.ts';
import { overviewSchema } from '../schemas/overview.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { listLatestSets } from './list-latest-sets.ts';
import { summariseOverview } from './summarise-overview.ts';

const NOW = new Date('2026-03-14T15:00:00Z');
let service: TestService;
let runtime: ActiveRuntime;

beforeAll(async () => {
  service = await startTestService();
  runtime = { ...service.runtime, embedder: await service.runtime.embedders.active() };
});
afterAll(() => service.close());

test('an empty database has fourteen empty days', async () => {
  const overview = await summariseOverview(runtime, { now: NOW });
  expect(overviewSchema.parse(overview)).toEqual(overview);
  expect(overview.days.at(0)).toBe('2026-03-02');
  expect(overview.days.at(-1)).toBe('2026-03-15');
  expect(overview.bands).toMatchObject({ total: 0, trend: Array(14).fill(0) });
  expect(overview.time).toEqual({ p50Ms: null, p95Ms: null, p50Trend: Array(14).fill(null) });
  expect(overview.map).toBeNull();
  expect(await listLatestSets(runtime)).toEqual([]);
});

test('trends end with today’s totals, and a failure after the last set shows', async () => {
  const { db, embedder } = runtime;
  const yesterday = new Date('2026-03-14T02:00:00Z');
  const longAgo = new Date('2026-01-01T00:00:00Z');
  const vector = { description: '몽환', embedding: unitVector(1) };
  const old = await insertBand(db, { bandName: '새소년', createdAt: longAgo, ...vector });
  const young = await insertBand(db, { createdAt: yesterday, ...vector });
  const gone = await insertBand(db, { createdAt: longAgo, deletedAt: NOW });
  const { memberId, externalId } = await insertMember(db, { createdAt: longAgo });
  const run = { memberId, source: 'member', model: embedder.model } as const;
  const bandIds = [young.bandId, gone.bandId, old.bandId];
  await db.insert(recommendationRun).values([
    { ...run, bandIds, durationMs: 40, createdAt: yesterday },
    { ...run, bandIds: [], durationMs: 9, createdAt: NOW, failure: 'EMBEDDER_UNAVAILABLE' },
  ]);

  const overview = await summariseOverview(runtime, { now: NOW });
  expect(overviewSchema.parse(overview)).toEqual(overview);
  const lastDays = (trend: readonly unknown[]) => trend.slice(-3);
  expect(lastDays(overview.bands.trend)).toEqual([2, 3, 2]);
  expect(overview.bands).toMatchObject({ total: 2, missing: 0, stale: 0, foreign: 0, blank: 0 });
  expect(lastDays(overview.reach.trend)).toEqual([0, 2, 2]);
  expect(overview.reach).toMatchObject({ recommended: 2, never: 0 });
  expect(overview.sets).toMatchObject({ total: 1, today: 0 });
  expect(lastDays(overview.sets.trends.member)).toEqual([0, 1, 0]);
  expect(lastDays(overview.time.p50Trend)).toEqual([null, 40, null]);
  expect(overview.provider).toMatchObject({
    failures: 1,
    isFailing: true,
    isConfigured: true,
    lastFailureAt: NOW.toISOString(),
  });
  expect(await listLatestSets({ db })).toEqual([
    {
      runId: expect.any(Number),
      externalId,
      source: 'member',
      createdAt: yesterday.toISOString(),
      bands: [
        { bandId: young.bandId, bandName: young.band.bandName, keywords: [] },
        { bandId: old.bandId, bandName: '새소년', keywords: [] },
      ],
    },
  ]);
});
