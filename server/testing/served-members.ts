import { sql } from 'drizzle-orm';
import { insertBand, insertKeyword, insertMember, unitVector } from '#db/testing/factories.ts';
import { createContext } from '../context.ts';
import { type Caller, createCaller } from '../routers/app.ts';
import { startTestService, type TestService } from './test-service.ts';

export interface ServedMembers {
  service: TestService;
  /** As a program of the curators calls it. */
  curator: Caller;
  /** Twenty bands with vectors, made anew by `reset`. */
  bandIds: number[];
  keywordIds: number[];
  reset: () => Promise<void>;
  /** A member with the first six bands picked, whose set is stored as an update would. */
  insertServed: (
    overrides?: Parameters<typeof insertMember>[1],
  ) => Promise<Awaited<ReturnType<typeof insertMember>> & { externalId: string }>;
  /** What the member's own request for a set does. */
  update: (externalId: string) => ReturnType<Caller['recommendation']['update']>;
}

/** A service with a small catalogue, and members who get their sets in it. */
export async function startServedMembers(): Promise<ServedMembers> {
  const service = await startTestService();
  const call = async (...who: Parameters<TestService['authorization']>) => {
    const authorization = await service.authorization(...who);
    return createCaller(createContext(service.runtime, new Headers({ authorization })));
  };
  const world: ServedMembers = {
    service,
    curator: await call(crypto.randomUUID(), 'ROLE_ADMIN'),
    bandIds: [],
    keywordIds: [],
    reset: async () => {
      const { db } = service;
      await db.execute(sql`truncate band, member, keyword restart identity cascade`);
      service.provider.setBehaviour({ mode: 'ok' });
      world.keywordIds = [];
      for (const keyword of ['몽환', '새벽']) {
        world.keywordIds.push((await insertKeyword(db, { keyword })).keywordId);
      }
      world.bandIds = [];
      for (let seed = 1; seed <= 20; seed += 1) {
        const { bandId } = await insertBand(db, {
          bandName: `밴드 ${seed}`,
          embedding: unitVector(seed),
          keywordIds: world.keywordIds.slice(0, 1 + (seed % 2)),
        });
        world.bandIds.push(bandId);
      }
    },
    insertServed: async (overrides = {}) => {
      const { bandIds, keywordIds } = world;
      const row = await insertMember(service.db, {
        bandIds: bandIds.slice(0, 6),
        keywordIds,
        ...overrides,
      });
      const externalId = row.externalId as string;
      await world.update(externalId);
      return { ...row, externalId };
    },
    update: async (externalId) => (await call(externalId)).recommendation.update(),
  };
  return world;
}
