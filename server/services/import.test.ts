import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findBandRecords } from '#db/queries/band-record.ts';
import { countImportRows, findImport, updateImport } from '#db/queries/catalogue-import.ts';
import { listImportRows } from '#db/queries/import-row.ts';
import { vectorStatus } from '#db/queries/vector-status.ts';
import { band, bandDescription, bandKeyword, keyword } from '#db/schema/catalogue.ts';
import { auditEntry, catalogueImport, catalogueImportRow } from '#db/schema/curation.ts';
import { insertBand, insertKeyword, unitVector } from '#db/testing/factories.ts';
import { guessMapping } from '../band-files/guess-mapping.ts';
import type { ActiveRuntime } from '../runtime.ts';
import { goodBand, inPieces, writeBandFile } from '../testing/band-file.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { checkImport } from './check-import.ts';
import { runImport } from './run-import.ts';
import { stageImport } from './stage-import.ts';
import { undoChange } from './undo-change.ts';

const SPACE = { model: 'model-a', dimensions: 1536 };
let service: TestService;
let runtime: ActiveRuntime;

beforeAll(async () => {
  service = await startTestService();
  runtime = { ...service.runtime, embedder: await service.runtime.embedders.active() };
});
afterAll(() => service.close());
afterEach(async () => {
  await service.db.execute(sql`truncate band, keyword, catalogue_import, audit_entry cascade`);
});

async function stage(content: string | Uint8Array, fileName = 'bands.csv') {
  const { importId } = await stageImport(runtime, {
    fileName,
    curatorId: undefined,
    bytes: inPieces(content),
  });
  return importId;
}

async function check(importId: string) {
  const { columns } = (await findImport(service.db, { importId }))!;
  const set = { mapping: guessMapping(columns) };
  await updateImport(service.db, { importId, from: ['uploaded', 'checked', 'done'], set });
  await checkImport(runtime, { importId });
  return count(importId);
}

async function count(importId: string) {
  return (await countImportRows(service.db, { importIds: [importId] })).get(importId)!;
}

const rows = (importId: string) => listImportRows(service.db, { importId, after: 0, limit: 2_000 });

async function find(bandId: number) {
  const params = { bandIds: [bandId], spotifyIds: [], names: [], space: SPACE };
  return (await findBandRecords(service.db, params))[0];
}

describe('a file of 1,000 rows with 20 bad ones', () => {
  const isBad = (number: number) => number % 50 === 0;
  const bad = (number: number) =>
    isBad(number) ? { ...goodBand(number), musicUrl: 'not a link' } : goodBand(number);

  test('brings 980 bands, says what is wrong with 20, and brings those when they are mended', async () => {
    const importId = await stage(writeBandFile(1_000, bad));
    expect(await check(importId)).toMatchObject({ new: 980, refused: 20, pending: 0, applied: 0 });
    expect(await runImport(runtime, { importId })).toMatchObject({ applied: 980 });
    const refused = (await rows(importId)).filter(({ state }) => state === 'refused');
    expect(refused.map(({ rowNumber }) => rowNumber)).toEqual(
      Array.from({ length: 20 }, (_, index) => (index + 1) * 50),
    );
    expect(refused[0]?.problems).toEqual([{ field: 'musicUrl', problem: 'urlInvalid' }]);

    const again = await stage(writeBandFile(1_000, goodBand));
    expect(await check(again)).toMatchObject({ new: 20, unchanged: 980, refused: 0 });
    expect(await runImport(runtime, { importId: again })).toMatchObject({ applied: 20 });
    expect(await service.db.$count(band)).toBe(1_000);
    expect(await service.db.$count(bandDescription)).toBe(1_000);
    expect(await service.db.$count(keyword)).toBe(4);
    expect(await service.db.$count(bandKeyword)).toBe(2_000);
    expect(await service.db.$count(auditEntry)).toBe(1_000);
    expect((await findImport(service.db, { importId: again }))?.state).toBe('done');
  });

  test('of which the encoding is CP949, the same', async () => {
    // 뷁 is in CP949 but not in EUC-KR.
    const cp949 = Buffer.from(
      'c0ccb8a72cc5b0bff6b5e50a94eebdf0bed6c7c32cb8f9c8af7cc3bbc3e10ab3da2c0a',
      'hex',
    );
    const importId = await stage(cp949);
    expect(await findImport(service.db, { importId })).toMatchObject({
      encoding: 'cp949',
      rowCount: 2,
    });
    expect((await rows(importId)).map(({ raw }) => raw)).toEqual([
      { 이름: '뷁쏜애플', 키워드: '몽환|청춘' },
      { 이름: '넬', 키워드: '' },
    ]);
    expect(await check(importId)).toMatchObject({ new: 2 });
  });
});

describe('a row of a band that is there', () => {
  test('changes only what it says, and makes its vector stale', async () => {
    const old = await insertKeyword(service.db, { keyword: '거친' });
    const kept = await insertKeyword(service.db, { keyword: '몽환' });
    const { bandId, descriptionId } = await insertBand(service.db, {
      bandName: '새소년',
      mainMusic: 'https://music.example/old',
      description: '옛 소개',
      embedding: unitVector(1),
      keywordIds: [old.keywordId, kept.keywordId],
      topTrack: { title: '긴 꿈', externalUrl: 'https://music.example/track' },
    });
    const importId = await stage(
      `band_id,소개,키워드,대표곡\n${bandId},"새 소개",몽환|청춘,난춘\n`,
    );
    expect(await check(importId)).toMatchObject({ changed: 1 });
    await runImport(runtime, { importId });
    expect(await find(bandId)).toMatchObject({
      name: '새소년',
      musicUrl: 'https://music.example/old',
      descriptionId,
      description: '새 소개',
      keywords: ['몽환', '청춘'],
      topTrackTitle: '난춘',
      topTrackUrl: 'https://music.example/track',
    });
    const [status] = await service.db
      .select({ status: vectorStatus(SPACE) })
      .from(band)
      .where(eq(band.bandId, bandId));
    expect(status).toEqual({ status: 'stale' });
    const [entry] = await service.db.select().from(auditEntry);
    expect(entry).toMatchObject({ groupId: importId, subjectId: bandId, action: 'import' });
  });

  test('may get another Spotify id, which the record of changes knows and takes back', async () => {
    const { bandId } = await insertBand(service.db, { bandName: '새소년', spotifyId: 'sp-old' });
    const importId = await stage(`band_id,spotify_id\n${bandId},sp-new\n`);
    expect(await check(importId)).toMatchObject({ changed: 1 });
    await runImport(runtime, { importId });
    const [entry] = await service.db.select().from(auditEntry);
    expect(entry).toMatchObject({
      before: { spotifyId: 'sp-old' },
      after: { spotifyId: 'sp-new' },
    });
    expect((await find(bandId))?.spotifyId).toBe('sp-new');

    await undoChange({ ...runtime, actor: { curator: undefined } }, { groupId: entry!.groupId });
    expect((await find(bandId))?.spotifyId).toBe('sp-old');
  });

  test('is refused for what the columns of an adopted database cannot hold', async () => {
    await service.db.execute(sql`alter table keyword alter column keyword type varchar(100)`);
    const [fits, tooLong] = ['가'.repeat(100), '가'.repeat(101)];
    const importId = await stage(`name,keywords\n새소년,${fits}\n검정치마,${tooLong}\n`);
    expect(await check(importId)).toMatchObject({ new: 1, refused: 1 });
    expect((await rows(importId))[1]?.problems).toEqual([
      { field: 'keywords', problem: 'keywordTooLong', detail: '100' },
    ]);
    expect(await runImport(runtime, { importId })).toMatchObject({ applied: 1 });
    await service.db.execute(sql`alter table keyword alter column keyword type varchar(255)`);
  });

  test('is known by id, Spotify id or name, and else refused with the reason', async () => {
    const { db } = service;
    const a = await insertBand(db, { bandName: '가', spotifyId: 'sp-a' });
    await insertBand(db, { bandName: '쌍둥이' });
    await insertBand(db, { bandName: '쌍둥이' });
    await insertBand(db, { bandName: '한글'.normalize('NFD') });
    const gone = await insertBand(db, { bandName: '나', deletedAt: new Date() });
    const lines = [
      'band_id,spotify_id,name,music_url,is_band',
      `${a.bandId},,,https://a.example/1,`,
      ',sp-a,,https://a.example/2,',
      ',,쌍둥이,https://a.example/3,',
      ',,한글,https://a.example/4,',
      `${gone.bandId},,,https://a.example/5,`,
      ',,,https://a.example/6,',
      ',,다,,아마도',
      ',sp-c,다,,예',
      ',sp-d,다,,솔로',
      ',,다,,',
      '라,,,,',
      ',,마,,,extra',
    ];
    const importId = await stage(lines.join('\r\n'));
    await check(importId);
    const found = await rows(importId);
    expect(found.map(({ state }) => state)).toEqual(
      [
        'changed',
        'refused',
        'refused',
        'changed',
        'refused',
        'refused',
        'refused',
        'new',
        'new',
      ].concat(['refused', 'refused', 'refused']),
    );
    expect(found.flatMap(({ problems }) => (problems as object[] | null) ?? [])).toEqual([
      { field: null, problem: 'duplicateRow', detail: '1' },
      { field: 'name', problem: 'nameAmbiguous', detail: '2' },
      { field: 'bandId', problem: 'bandNotFound' },
      { field: 'name', problem: 'nameMissing' },
      { field: 'isBand', problem: 'booleanInvalid' },
      { field: null, problem: 'duplicateRow', detail: '8' },
      { field: 'bandId', problem: 'bandIdInvalid' },
      { field: 'name', problem: 'nameMissing' },
      { field: null, problem: 'tooManyCells', detail: 'extra' },
    ]);
  });

  test('that somebody edited since the check is refused, and else applied', async () => {
    const { db } = service;
    const [a, b, c, d] = await Promise.all(
      ['a', 'b', 'c', 'd'].map((bandName) => insertBand(db, { bandName, description: 'old' })),
    );
    const importId = await stage('name,description\na,new\nb,new\nc,new\nd,new\ne,new\n');
    expect(await check(importId)).toMatchObject({ changed: 4, new: 1 });
    const describe_ = (bandId: number, description: string) =>
      db.update(bandDescription).set({ description }).where(eq(bandDescription.bandId, bandId));
    await describe_(a!.bandId, 'newer');
    await db
      .update(band)
      .set({ mainUrl: 'https://b.example', updatedAt: new Date() })
      .where(eq(band.bandId, b!.bandId));
    await db.update(band).set({ deletedAt: new Date() }).where(eq(band.bandId, c!.bandId));
    await describe_(d!.bandId, 'new');
    await insertBand(db, { bandName: 'e' });
    expect(await runImport(runtime, { importId })).toMatchObject({
      changed: 1,
      new: 0,
      unchanged: 1,
      refused: 3,
      applied: 1,
    });
    expect((await find(a!.bandId))?.description).toBe('newer');
    expect(await find(b!.bandId)).toMatchObject({
      description: 'new',
      mainUrl: 'https://b.example',
    });
    const problems = (await rows(importId)).flatMap((row) => (row.problems as object[]) ?? []);
    expect(problems).toEqual([
      { field: 'description', problem: 'changedSince' },
      // By its name it would be a new one now; the preview said otherwise.
      { field: null, problem: 'bandNotFound' },
      { field: 'name', problem: 'existsNow' },
    ]);
    // A second look at it shows what would happen now.
    expect(await check(importId)).toMatchObject({ changed: 3, new: 1, unchanged: 1, applied: 1 });
  });
});

describe('an import that ends early', () => {
  test('leaves nothing when the upload breaks', async () => {
    const bytes = async function* () {
      yield* inPieces(writeBandFile(3_000, goodBand));
      throw new Error('the line is dead');
    };
    const params = { fileName: 'x.csv', curatorId: undefined, bytes: bytes() };
    await expect(stageImport(runtime, params)).rejects.toThrow('the line is dead');
    expect(await service.db.$count(catalogueImport)).toBe(0);
    expect(await service.db.$count(catalogueImportRow)).toBe(0);
  });

  test('is taken up where it was left, every row once', async () => {
    const importId = await stage(writeBandFile(1_700, goodBand));
    await check(importId);
    const stop = new AbortController();
    const options = {
      signal: stop.signal,
      onProgress: ({ done }: { done: number }) => done >= 1_000 && stop.abort(),
    };
    await expect(runImport(runtime, { importId }, options)).rejects.toThrow();
    expect(await count(importId)).toMatchObject({ new: 1_700, applied: 1_000 });
    expect((await findImport(service.db, { importId }))?.state).toBe('checked');
    expect(await service.db.$count(band)).toBe(1_000);
    await runImport(runtime, { importId });
    expect(await service.db.$count(band)).toBe(1_700);
    expect(await count(importId)).toMatchObject({ new: 1_700, applied: 1_700 });
  });

  test('writes every row once when two run it side by side', async () => {
    const importId = await stage(writeBandFile(1_500, goodBand));
    await check(importId);
    await Promise.all([runImport(runtime, { importId }), runImport(runtime, { importId })]);
    expect(await service.db.$count(band)).toBe(1_500);
    const names = await service.db
      .selectDistinct({ name: band.bandName })
      .from(band)
      .where(and(isNull(band.deletedAt)))
      .orderBy(asc(band.bandName));
    expect(names).toHaveLength(1_500);
  });
});
