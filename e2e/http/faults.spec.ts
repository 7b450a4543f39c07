import { expect, test } from '@playwright/test';
import { asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { connectDatabase, type DatabaseHandle } from '#db/client.ts';
import { member, memberBand, memberKeyword } from '#db/schema/member.ts';
import { bandRecommend, recommendationRun } from '#db/schema/recommendation.ts';
import { startProviderStub } from '#server/embeddings/testing/provider-stub.ts';
import { type Service, startService } from '../service.ts';

const UPDATE = '/api/bands/recommendations/update';

async function update(service: Service, externalId: string): Promise<Response> {
  return fetch(`${service.baseUrl}${UPDATE}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await service.memberToken(externalId)}` },
  });
}

/** Members with picks and keywords, by id. */
async function findListeners(db: DatabaseHandle['db']) {
  return db
    .selectDistinct({ memberId: member.memberId, externalId: sql<string>`${member.externalId}` })
    .from(member)
    .innerJoin(memberBand, eq(memberBand.memberId, member.memberId))
    .innerJoin(memberKeyword, eq(memberKeyword.memberId, member.memberId))
    .where(isNull(member.deletedAt))
    .orderBy(asc(member.memberId));
}

/** For each member the stored band ids in order of priority; throws when priorities are not 1..n. */
async function readSets(db: DatabaseHandle['db'], memberIds: number[]) {
  const rows = await db
    .select({
      memberId: bandRecommend.memberId,
      bandId: bandRecommend.bandId,
      priority: bandRecommend.priority,
    })
    .from(bandRecommend)
    .where(inArray(bandRecommend.memberId, memberIds))
    .orderBy(asc(bandRecommend.memberId), asc(bandRecommend.priority));
  return memberIds.map((memberId) => {
    const own = rows.filter((row) => row.memberId === memberId);
    expect(own.map(({ priority }) => priority)).toEqual(own.map((_, index) => index + 1));
    return own.map(({ bandId }) => bandId);
  });
}

/** For each member the bands of the newest run that stored a set; undefined where there is none. */
async function readNewestRuns(db: DatabaseHandle['db'], memberIds: number[]) {
  const rows = await db
    .select({ memberId: recommendationRun.memberId, bandIds: recommendationRun.bandIds })
    .from(recommendationRun)
    .where(isNull(recommendationRun.failure))
    .orderBy(asc(recommendationRun.recommendationRunId));
  const newest = new Map(rows.map((row) => [row.memberId, row.bandIds]));
  return memberIds.map((memberId) => newest.get(memberId));
}

test.describe('many at once', () => {
  test.setTimeout(180_000);

  test('every member, twenty times the same one among them, gets one complete set', async () => {
    const service = await startService({ seedDemo: true });
    const { db, close } = connectDatabase(service.databaseUrl);
    try {
      const listeners = await findListeners(db);
      expect(listeners.length).toBeGreaterThan(25);
      const everybody = [
        ...listeners.map(({ externalId }) => externalId),
        ...Array<string>(20).fill(SHOWCASE_MEMBER_ID),
      ];
      const answers = await Promise.all(everybody.map((id) => update(service, id)));
      expect(answers.map(({ status }) => status)).toEqual(everybody.map(() => 200));
      const sets = await readSets(
        db,
        listeners.map(({ memberId }) => memberId),
      );
      for (const set of sets) expect([3, 5]).toContain(new Set(set).size);
    } finally {
      await close();
      await service.stop();
    }
  });
});

test('kill -9 in the middle of updates leaves old sets or new ones, never a mix', async () => {
  const service = await startService({ seedDemo: true });
  const { db, close } = connectDatabase(service.databaseUrl);
  try {
    const listeners = (await findListeners(db)).slice(0, 24);
    const memberIds = listeners.map(({ memberId }) => memberId);
    await Promise.all(listeners.map(({ externalId }) => update(service, externalId)));
    const fresh = await readSets(db, memberIds);
    // Sets that no update would answer: whatever is found afterwards is one of the two.
    const old = [1_631, 1_632, 1_633];
    await db.delete(bandRecommend);
    await db.delete(recommendationRun);
    await db
      .insert(bandRecommend)
      .values(
        memberIds.flatMap((memberId) =>
          old.map((bandId, index) => ({ memberId, bandId, priority: index + 1, score: 0.5 })),
        ),
      );

    const updates = listeners.map(({ externalId }) => update(service, externalId));
    await Promise.race(updates);
    await service.kill('SIGKILL');
    const settled = await Promise.allSettled(updates);

    const found = await readSets(db, memberIds);
    for (const [index, set] of found.entries()) expect([old, fresh[index]]).toContainEqual(set);
    const runs = await readNewestRuns(db, memberIds);
    expect(runs).toEqual(found.map((set) => (set[0] === old[0] ? undefined : set)));
    const answered = settled.filter(
      (one) => one.status === 'fulfilled' && one.value.status === 200,
    ).length;
    expect(found.filter((set) => set[0] !== old[0]).length).toBeGreaterThanOrEqual(answered);

    await service.restart();
    const again = await update(service, SHOWCASE_MEMBER_ID);
    expect(again.status).toBe(200);
  } finally {
    await close();
    await service.stop();
  }
});

// The embedded database has no backends to terminate.
if (process.env.TEST_DATABASE_URL) {
  test('connections cut in the middle of updates: honest answers, then all is well again', async () => {
    const service = await startService({ seedDemo: true });
    const { db, close } = connectDatabase(service.databaseUrl);
    try {
      const listeners = await findListeners(db);
      const updates = listeners.map(({ externalId }) => update(service, externalId));
      await Promise.race(updates);
      await db.execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
      const statuses = (await Promise.all(updates)).map(({ status }) => status);
      for (const status of statuses) expect([200, 503]).toContain(status);
      expect(statuses).toContain(503);

      const again = await Promise.all(
        listeners.map(({ externalId }) => update(service, externalId)),
      );
      expect(again.map(({ status }) => status)).toEqual(listeners.map(() => 200));
      await readSets(
        db,
        listeners.map(({ memberId }) => memberId),
      );
    } finally {
      await close();
      await service.stop();
    }
  });
}

test('provider down: 503, the stored set stays, and all is well when it is back', async () => {
  const provider = await startProviderStub();
  const service = await startService({
    env: { OPENAI_BASE_URL: provider.url },
    worker: true,
  });
  const { db, close } = connectDatabase(service.databaseUrl);
  try {
    await insertListener(db);
    const embedded = await fetch(`${service.baseUrl}/api/embedding/update-missing`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await service.memberToken(SHOWCASE_MEMBER_ID, 'ROLE_ADMIN')}`,
      },
    });
    expect(await embedded.json()).toEqual({ mode: 'update-missing', totalProcessed: 8 });

    provider.setBehaviour({ mode: 'status', status: 500 });
    const refused = await update(service, SHOWCASE_MEMBER_ID);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const [{ count } = { count: -1 }] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from band_recommend`,
    );
    expect(count).toBe(1);

    provider.setBehaviour({ mode: 'ok' });
    const answered = await update(service, SHOWCASE_MEMBER_ID);
    expect(answered.status).toBe(200);
    expect((await answered.json()).payload.bands).toHaveLength(5);
  } finally {
    await close();
    await service.stop();
    await provider.close();
  }
});

/** Eight bands without vectors; the showcase member picked three and has one old recommendation. */
async function insertListener(db: DatabaseHandle['db']): Promise<void> {
  await db.execute(sql`
    with bands as (
      insert into band (band_name) select 'band ' || n from generate_series(1, 8) as n
      returning band_id
    ), descriptions as (
      insert into band_description (band_id, description)
      select band_id, 'a description of band ' || band_id from bands
    ), word as (
      insert into keyword (keyword) values ('몽환') returning keyword_id
    ), listener as (
      insert into member (external_id) values (${SHOWCASE_MEMBER_ID}) returning member_id
    ), picks as (
      insert into member_band (member_id, band_id)
      select member_id, band_id from listener, (select band_id from bands order by 1 limit 3) as first
    ), wishes as (
      insert into member_keyword (member_id, keyword_id) select member_id, keyword_id from listener, word
    )
    insert into band_recommend (member_id, band_id, priority, score)
    select member_id, (select max(band_id) from bands), 1, 0.5 from listener`);
}
