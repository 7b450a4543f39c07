import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertCurator } from '#db/queries/curator.ts';
import { bandKeyword } from '#db/schema/catalogue.ts';
import { insertBand, insertKeyword } from '#db/testing/factories.ts';
import { deletedBandSchema } from '../schemas/band-inspection.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { changeBands } from './change-bands.ts';
import type { EditContext } from './edit-context.ts';
import { inspectDeletedBand } from './inspect-deleted-band.ts';

let service: TestService;
let ctx: EditContext;

beforeAll(async () => {
  service = await startTestService();
  const row = await insertCurator(service.db, {
    email: 'sori@example.com',
    name: '소리',
    role: 'curator',
    passwordHash: null,
  });
  const { curatorId } = row!;
  const curator = { curatorId, email: 'sori@example.com', name: '소리', role: 'curator' } as const;
  ctx = { ...service.runtime, actor: { curator } };
});
afterAll(() => service.close());

const run = (bandId: number, kind: 'delete' | 'restore') =>
  changeBands(ctx, { selection: { bandIds: [bandId] }, action: { kind } });

test('a band that a curator deleted, until it is restored', async () => {
  const { bandId } = await insertBand(service.db, {
    bandName: '새소년',
    isBand: true,
    description: '몽환의 글',
  });
  const { keywordId } = await insertKeyword(service.db, { keyword: '몽환' });
  await service.db.insert(bandKeyword).values({ bandId, keywordId });
  expect(await inspectDeletedBand(ctx, { bandId })).toBeNull();

  await run(bandId, 'delete');
  const deleted = await inspectDeletedBand(ctx, { bandId });
  expect(deletedBandSchema.parse(deleted)).toEqual(deleted);
  expect(deleted).toMatchObject({
    ...{ bandId, bandName: '새소년', isBand: true, description: '몽환의 글' },
    ...{ keywords: ['몽환'], deletedBy: '소리' },
  });

  await run(bandId, 'restore');
  expect(await inspectDeletedBand(ctx, { bandId })).toBeNull();
});

test('a band that the music service deleted has no curator for it', async () => {
  const deletedAt = new Date('2025-01-01T00:00:00Z');
  const { bandId } = await insertBand(service.db, { bandName: '검정치마', deletedAt });
  expect(await inspectDeletedBand(ctx, { bandId })).toMatchObject({
    ...{ bandName: '검정치마', deletedAt: deletedAt.toISOString(), deletedBy: null },
  });
});

test('a band that never was', async () => {
  expect(await inspectDeletedBand(ctx, { bandId: 404 })).toBeNull();
});
