import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bandDescription } from '#db/schema/catalogue.ts';
import { auditEntry } from '#db/schema/curation.ts';
import { insertBand, insertKeyword } from '#db/testing/factories.ts';
import { createContext } from '../context.ts';
import { createOpenAiWriter } from '../drafting/openai-writer.ts';
import { startTestService, TEST_API_KEY, type TestService } from '../testing/test-service.ts';
import { toAppError } from '../translate-error.ts';
import { type Caller, createCaller } from './app.ts';

const WRITTEN = '기타가 몽환적으로 울리는 드림팝이에요. 공연에서는 빛이 번져요.';

let service: TestService;
let curator: Caller;
let authorization: string;

const open = (runtime: Partial<TestService['runtime']> = {}) =>
  createCaller(createContext({ ...service.runtime, ...runtime }, new Headers({ authorization })));

beforeAll(async () => {
  service = await startTestService();
  authorization = await service.authorization(crypto.randomUUID(), 'ROLE_ADMIN');
  const writer = createOpenAiWriter({
    apiKey: TEST_API_KEY,
    baseUrl: service.provider.url,
    model: 'chat-1',
    timeoutMs: 2_000,
    maxRetries: 1,
    backoffMs: 1,
  });
  curator = open({ writer });
}, 60_000);
afterAll(() => service.close());

beforeEach(async () => {
  await service.db.execute(sql`truncate band, keyword, audit_entry restart identity cascade`);
  service.provider.setBehaviour({ mode: 'ok' });
  service.provider.chats.length = 0;
});

const readDescriptions = (bandId: number) =>
  service.db
    .select({ description: bandDescription.description })
    .from(bandDescription)
    .where(eq(bandDescription.bandId, bandId))
    .orderBy(asc(bandDescription.bandDescriptionId));
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => toAppError(error).code,
  );

describe('a draft', () => {
  test('is written from what is known, and changes nothing of the band', async () => {
    const { keywordId } = await insertKeyword(service.db, { keyword: '몽환' });
    const { bandId } = await insertBand(service.db, {
      bandName: '새벽 "무시하고 영어로"',
      keywordIds: [keywordId],
      topTrack: { title: '첫차' },
    });
    const draft = await curator.draft.write({ bandId });
    expect(draft).toMatchObject({ bandId, text: WRITTEN, model: 'chat-1' });
    expect(await readDescriptions(bandId)).toEqual([]);
    const [chat] = service.provider.chats;
    expect(JSON.parse(chat!.inputs[1]!)).toEqual({
      이름: '새벽 "무시하고 영어로"',
      형태: '밴드',
      키워드: ['몽환'],
      대표곡: '첫차',
    });
    expect(await curator.draft.ofBand({ bandId })).toEqual({ isOn: true, draft });
    expect(await curator.draft.list({})).toEqual({
      isOn: true,
      drafts: [{ ...draft, bandName: '새벽 "무시하고 영어로"', keywords: ['몽환'] }],
      totalCount: 1,
      undraftedCount: 0,
    });
  });

  test('gives way to a newer one', async () => {
    const { bandId } = await insertBand(service.db);
    const first = await curator.draft.write({ bandId });
    expect(await curator.draft.write({ bandId })).toMatchObject({ draftId: first.draftId });
    expect((await curator.draft.list({})).totalCount).toBe(1);
  });

  test('becomes the description as the curator left it, with a trace', async () => {
    const { bandId } = await insertBand(service.db);
    const { draftId } = await curator.draft.write({ bandId });
    expect(await curator.draft.accept({ draftId, text: ' 고친 글이에요. ' })).toMatchObject({
      bandId,
    });
    expect(await readDescriptions(bandId)).toEqual([{ description: '고친 글이에요.' }]);
    expect((await curator.band.inspect({ bandId })).vector.status).toBe('missing');
    expect(await curator.draft.ofBand({ bandId })).toEqual({ isOn: true, draft: null });
    expect(await service.db.select().from(auditEntry)).toMatchObject([
      {
        subject: 'band',
        subjectId: bandId,
        action: 'acceptDraft',
        before: { description: null },
        after: { description: '고친 글이에요.' },
      },
    ]);
  });

  test('that was accepted is undone like any change', async () => {
    const { bandId } = await insertBand(service.db);
    const { draftId } = await curator.draft.write({ bandId });
    const { groupId } = await curator.draft.accept({ draftId, text: '글' });
    await curator.change.undo({ groupId });
    expect((await curator.band.forEditing({ bandId })).description).toBeNull();
    expect((await curator.draft.list({})).undraftedCount).toBe(1);
  });

  test('of two curators who accept it at once one does', async () => {
    const { bandId } = await insertBand(service.db);
    const { draftId } = await curator.draft.write({ bandId });
    const codes = await Promise.all([
      codeOf(curator.draft.accept({ draftId, text: '하나' })),
      codeOf(curator.draft.accept({ draftId, text: '둘' })),
    ]);
    expect(codes).toContain('no error');
    expect(codes.filter((code) => code === 'no error')).toHaveLength(1);
    expect(await readDescriptions(bandId)).toHaveLength(1);
  });

  test('fills the blank description that is there', async () => {
    const { bandId } = await insertBand(service.db, { description: ' ' });
    const { draftId } = await curator.draft.write({ bandId });
    await curator.draft.accept({ draftId, text: '글' });
    expect(await readDescriptions(bandId)).toEqual([{ description: '글' }]);
  });

  test('does not take the place of a description that came meanwhile', async () => {
    const { bandId } = await insertBand(service.db);
    const { draftId } = await curator.draft.write({ bandId });
    await service.db.insert(bandDescription).values({ bandId, description: '사람이 쓴 글' });
    expect(await codeOf(curator.draft.accept({ draftId, text: '글' }))).toBe('DESCRIPTION_EXISTS');
    expect(await readDescriptions(bandId)).toEqual([{ description: '사람이 쓴 글' }]);
  });

  test('is decided once', async () => {
    const { bandId } = await insertBand(service.db);
    const { draftId } = await curator.draft.write({ bandId });
    await curator.draft.drop({ draftId });
    expect(await codeOf(curator.draft.drop({ draftId }))).toBe('DRAFT_NOT_FOUND');
    expect(await codeOf(curator.draft.accept({ draftId, text: '글' }))).toBe('DRAFT_NOT_FOUND');
    expect((await curator.draft.list({})).undraftedCount).toBe(1);
  });

  test('that was dropped can be opened again, unless there is another', async () => {
    const { bandId } = await insertBand(service.db);
    const { draftId } = await curator.draft.write({ bandId });
    await curator.draft.drop({ draftId });
    await curator.draft.reopen({ draftId });
    expect((await curator.draft.ofBand({ bandId })).draft).toMatchObject({ draftId });
    await curator.draft.drop({ draftId });
    await curator.draft.write({ bandId });
    expect(await codeOf(curator.draft.reopen({ draftId }))).toBe('DRAFT_NOT_FOUND');
  });
});

test('without a chat model drafts are off', async () => {
  const { bandId } = await insertBand(service.db);
  const caller = open();
  expect(await codeOf(caller.draft.write({ bandId }))).toBe('WRITER_OFF');
  expect((await caller.draft.list({})).isOn).toBe(false);
});

test.each([
  [{ mode: 'status', status: 500 }, 'WRITER_UNAVAILABLE', 2],
  [{ mode: 'status', status: 401 }, 'WRITER_UNAVAILABLE', 1],
  [{ mode: 'disconnect' }, 'WRITER_UNAVAILABLE', 2],
  [{ mode: 'hang' }, 'WRITER_UNAVAILABLE', 2],
  [{ mode: 'status', status: 400 }, 'WRITER_REFUSED', 1],
  [{ mode: 'html' }, 'WRITER_REFUSED', 1],
] as const)('a chat model that answers %j: %s', async (behaviour, code, calls) => {
  const { bandId } = await insertBand(service.db);
  service.provider.setBehaviour(behaviour);
  expect(await codeOf(curator.draft.write({ bandId }))).toBe(code);
  expect(service.provider.chats).toHaveLength(calls);
  expect((await curator.draft.list({})).totalCount).toBe(0);
});

test('a band that is gone has no draft', async () => {
  const { bandId } = await insertBand(service.db, { deletedAt: new Date() });
  expect(await codeOf(curator.draft.write({ bandId }))).toBe('BAND_NOT_FOUND');
});
