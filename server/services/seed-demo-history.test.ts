import { asc, eq, sql } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { loadDemoCatalogue } from '#db/catalogue/load-demo.ts';
import { band } from '#db/schema/catalogue.ts';
import { member, recommendSatisfaction } from '#db/schema/member.ts';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts';
import { insertMember } from '#db/testing/factories.ts';
import { createEmbedders } from '../embeddings/embedders.ts';
import { createLocalEmbedder } from '../embeddings/local-embedder.ts';
import { runTraceSchema } from '../schemas/recommendation-run.ts';
import { embedMissingHere } from './embed-here.ts';
import { seedDemoHistory } from './seed-demo-history.ts';

const NOW = new Date('2026-03-15T12:00:00Z');

let database: TestDatabase;
let stored: number;
beforeAll(async () => {
  database = await createTestDatabase();
  const services = { db: database.db, embedder: createLocalEmbedder() };
  await loadDemoCatalogue(database.db);
  const log = pino({ level: 'warn' });
  const embedders = createEmbedders({ openAiEmbeddingModel: 'unused' }, database.db);
  await embedMissingHere({ db: database.db, embedders, log, databaseUrl: database.url });
  stored = await seedDemoHistory(services, { now: NOW });
}, 120_000);
afterAll(() => database.close());

test('most demo members have a set, and the newest run tells of it', async () => {
  const { db } = database;
  const runs = await db
    .select()
    .from(recommendationRun)
    .orderBy(asc(recommendationRun.recommendationRunId));
  expect(runs).toHaveLength(stored);
  expect(stored).toBeGreaterThan(60);
  const newest = new Map(runs.map((run) => [run.memberId, run]));
  expect(newest.size).toBeGreaterThan(30);
  for (const run of runs) {
    expect(run).toMatchObject({ source: 'seed', failure: null, model: 'local-lexical-v1' });
    expect(run.createdAt.getTime()).toBeLessThan(NOW.getTime());
    expect(runTraceSchema.parse(run.trace).bands.map(({ bandId }) => bandId)).toEqual(run.bandIds);
  }
  for (const [memberId, run] of newest) {
    const set = await db
      .select({ bandId: bandRecommend.bandId, createdAt: bandRecommend.createdAt })
      .from(bandRecommend)
      .where(eq(bandRecommend.memberId, memberId))
      .orderBy(asc(bandRecommend.priority));
    expect(set).toEqual(run.bandIds.map((bandId) => ({ bandId, createdAt: run.createdAt })));
  }
  expect(await db.$count(recommendSatisfaction)).toBeGreaterThan(5);
});

test('a second start adds nothing, also for somebody else’s members', async () => {
  const { db } = database;
  const [row] = await db.select({ bandId: band.bandId }).from(band).limit(1);
  await insertMember(db, { bandIds: [row?.bandId ?? 0] });
  const before = await db.execute(sql`
    select (select count(*) from recommendation_run) as runs,
      (select count(*) from recommend_satisfaction) as opinions`);
  const again = await seedDemoHistory(
    { db, embedder: createLocalEmbedder() },
    { now: new Date(NOW.getTime() + 86_400_000) },
  );
  expect(again).toBe(0);
  const after = await db.execute(sql`
    select (select count(*) from recommendation_run) as runs,
      (select count(*) from recommend_satisfaction) as opinions`);
  expect([...after]).toEqual([...before]);
});

test('who was deleted is left alone', async () => {
  const { db } = database;
  const [showcase] = await db
    .update(member)
    .set({ deletedAt: NOW })
    .where(eq(member.externalId, SHOWCASE_MEMBER_ID))
    .returning({ memberId: member.memberId });
  const memberId = showcase?.memberId ?? 0;
  await db.delete(recommendationRun).where(eq(recommendationRun.memberId, memberId));
  await db.delete(bandRecommend).where(eq(bandRecommend.memberId, memberId));
  const services = { db, embedder: createLocalEmbedder() };
  expect(await seedDemoHistory(services, { now: NOW })).toBe(0);
  await db.update(member).set({ deletedAt: null }).where(eq(member.memberId, memberId));
  expect(await seedDemoHistory(services, { now: NOW })).toBe(4);
});
