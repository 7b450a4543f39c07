import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertBand, insertMember, unitVector } from '#db/testing/factories.ts';
import {
  insertCluster,
  insertMap,
  insertPoint,
  insertStoredSet,
} from '#db/testing/map-factories.ts';
import { createContext } from '../context.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { type Caller, createCaller } from './app.ts';

const BANDS = 40;
const MEMBERS = 4;
let service: TestService;
let curator: Caller;
let bandIds: number[];
const nth = (place: number) => bandIds[place] as number;

beforeAll(async () => {
  service = await startTestService();
  const authorization = await service.authorization(crypto.randomUUID(), 'ROLE_ADMIN');
  curator = createCaller(createContext(service.runtime, new Headers({ authorization })));
}, 60_000);
afterAll(() => service.close());

/** Every member got the first band; each of them another one too. Band 39 has no vector. */
beforeEach(async () => {
  const { db } = service;
  await db.execute(
    sql`truncate band, member, catalogue_map, catalogue_map_point restart identity cascade`,
  );
  bandIds = [];
  for (let place = 0; place < BANDS; place += 1) {
    const { bandId } = await insertBand(db, {
      bandName: `밴드 ${place}`,
      embedding: place === BANDS - 1 ? null : unitVector(place + 1),
      description: `설명 ${place}`,
    });
    bandIds.push(bandId);
  }
  for (let number = 1; number <= MEMBERS; number += 1) {
    const { memberId } = await insertMember(db, { bandIds: [nth(20)] });
    await insertStoredSet(db, { memberId, bandIds: [nth(0), nth(number)] });
  }
});

async function insertGraph(): Promise<void> {
  const mapId = await insertMap(service.db, { neighbourCount: 2 });
  await insertCluster(service.db, {
    mapId,
    clusterIndex: 0,
    medoidBandId: nth(0),
    keywords: ['몽환'],
    name: '새벽',
  });
  for (const [place, bandId] of bandIds.slice(0, -1).entries()) {
    await insertPoint(service.db, {
      mapId,
      bandId,
      neighbourOccurrence: place === 5 ? 39 : place % 2,
      closeness: 0.25,
    });
  }
}

describe('stored sets', () => {
  test('are summed up', async () => {
    const summary = await curator.hub.summary({ by: 'sets' });
    expect(summary).toMatchObject({
      listCount: MEMBERS,
      neighbourCount: null,
      bandCount: BANDS,
      orphanCount: BANDS - 5,
      hubThreshold: 3,
      hubCount: 1,
      mean: 0.2,
      verdict: 'high',
      top: { bandCount: 10, share: 1 },
      bars: [
        { min: 0, max: 0, count: 35 },
        { min: 1, max: 1, count: 4 },
        { min: 2, max: 3, count: 0 },
        { min: 4, max: 7, count: 1 },
      ],
      map: null,
    });
  });

  test('have a hub, with why', async () => {
    expect(await curator.hub.list({ by: 'sets', list: 'hubs' })).toEqual({
      rows: [
        {
          bandId: nth(0),
          bandName: '밴드 0',
          keywords: [],
          setCount: 4,
          setShare: 1,
          neighbourCount: null,
          cluster: null,
          closeness: null,
          vector: 'current',
          nearestPicks: ['밴드 20'],
        },
      ],
      totalCount: 1,
      page: 1,
    });
  });

  test('leave orphans, those without a vector marked', async () => {
    const { rows, totalCount, page } = await curator.hub.list({
      by: 'sets',
      list: 'orphans',
      sort: 'name',
      page: 99,
    });
    expect([totalCount, page, rows.length]).toEqual([35, 2, 15]);
    const bare = await curator.hub.list({ by: 'sets', list: 'orphans', query: '밴드 39' });
    expect(bare.rows).toMatchObject([{ bandId: nth(39), vector: 'missing', setCount: 0 }]);
  });

  test('a bar stands in place of the list', async () => {
    const bar = await curator.hub.list({ by: 'sets', list: 'orphans', min: 1, max: 1 });
    expect(bar.rows.map(({ bandId }) => bandId)).toEqual([nth(1), nth(2), nth(3), nth(4)]);
  });
});

describe('neighbour lists', () => {
  test('are nobody’s while there is no map', async () => {
    expect(await curator.hub.summary({ by: 'neighbours' })).toMatchObject({
      listCount: 0,
      bandCount: 0,
      hubCount: 0,
      bars: [],
      map: null,
    });
    const { rows } = await curator.hub.list({ by: 'neighbours', list: 'orphans' });
    expect(rows).toEqual([]);
  });

  test('are summed up, with the age of the graph', async () => {
    await insertGraph();
    const summary = await curator.hub.summary({ by: 'neighbours' });
    expect(summary).toMatchObject({
      listCount: BANDS - 1,
      neighbourCount: 2,
      bandCount: BANDS - 1,
      orphanCount: 20,
      hubCount: 1,
      verdict: 'high',
      map: { isStale: false },
    });
  });

  test('have a hub, in its cluster', async () => {
    await insertGraph();
    const { rows } = await curator.hub.list({ by: 'neighbours', list: 'hubs' });
    expect(rows).toMatchObject([
      {
        bandId: nth(5),
        neighbourCount: 39,
        setCount: 0,
        cluster: { index: 0, name: '새벽', keywords: ['몽환'] },
        closeness: 0.25,
      },
    ]);
  });
});

test('nothing at all is no error', async () => {
  await service.db.execute(sql`truncate band, member restart identity cascade`);
  for (const by of ['sets', 'neighbours'] as const) {
    expect(await curator.hub.summary({ by })).toMatchObject({ bandCount: 0, bars: [], gini: 0 });
    expect(await curator.hub.list({ by, list: 'hubs' })).toEqual({
      rows: [],
      totalCount: 0,
      page: 1,
    });
  }
});
