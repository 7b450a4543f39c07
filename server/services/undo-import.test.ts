import { isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findImport, updateImport } from '#db/queries/catalogue-import.ts';
import { band, bandDescription } from '#db/schema/catalogue.ts';
import { insertBand, insertKeyword } from '#db/testing/factories.ts';
import { guessMapping } from '../band-files/guess-mapping.ts';
import type { ActiveRuntime } from '../runtime.ts';
import { inPieces } from '../testing/band-file.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { checkImport } from './check-import.ts';
import { listChanges } from './list-changes.ts';
import { runImport } from './run-import.ts';
import { stageImport } from './stage-import.ts';
import { undoChange } from './undo-change.ts';

let service: TestService;
let runtime: ActiveRuntime;

beforeAll(async () => {
  service = await startTestService();
  runtime = { ...service.runtime, embedder: await service.runtime.embedders.active() };
});
afterAll(() => service.close());

async function bringIn(content: string): Promise<string> {
  const { db } = service;
  const bytes = inPieces(content);
  const { importId } = await stageImport(runtime, {
    fileName: 'a.csv',
    curatorId: undefined,
    bytes,
  });
  const { columns } = (await findImport(db, { importId }))!;
  await updateImport(db, { importId, from: ['uploaded'], set: { mapping: guessMapping(columns) } });
  await checkImport(runtime, { importId });
  await runImport(runtime, { importId });
  return importId;
}

/** The live catalogue, as people see it. */
const readCatalogue = () =>
  service.db
    .select({
      name: band.bandName,
      musicUrl: band.mainMusic,
      description: sql`(select description from band_description as d where d.band_id = ${sql`${band.bandId}`})`,
      keywords: sql`array(select k.keyword from band_keyword as bk join keyword as k using (keyword_id)
        where bk.band_id = ${sql`${band.bandId}`} and bk.deleted_at is null order by 1)`,
    })
    .from(band)
    .where(isNull(band.deletedAt))
    .orderBy(band.bandId);

test('a wrong import is one change: undone as a whole, forth again, and not past a later edit', async () => {
  const { db } = service;
  const context = { ...runtime, actor: { curator: undefined } };
  const { keywordId } = await insertKeyword(db, { keyword: '거친' });
  const kept = { mainMusic: 'https://music.example/old', keywordIds: [keywordId] };
  await insertBand(db, { bandName: '가', description: '옛 소개', ...kept });
  await insertBand(db, { bandName: '나', description: '그대로' });
  const before = await readCatalogue();
  // More than one batch, of one change.
  const others = Array.from({ length: 600 }, (_, index) => `새 밴드 ${index},소개 ${index},,청춘`);
  const importId = await bringIn(
    [
      'name,description,music_url,keywords',
      '가,새 소개,https://music.example/new,몽환',
      ...others,
    ].join('\n'),
  );
  const after = await readCatalogue();
  expect(after).toHaveLength(602);
  expect(after[0]).toEqual({
    name: '가',
    musicUrl: 'https://music.example/new',
    description: '새 소개',
    keywords: ['몽환'],
  });
  expect((await listChanges(service, {})).changes).toMatchObject([
    { groupId: importId, action: 'import', groupSize: 601, isUndone: false },
  ]);

  const undone = await undoChange(context, { groupId: importId });
  expect(await readCatalogue()).toEqual(before);
  await expect(undoChange(context, { groupId: importId })).rejects.toMatchObject({
    code: 'UNDO_CONFLICT',
  });
  const forth = await undoChange(context, undone);
  expect(await readCatalogue()).toEqual(after);

  await db
    .update(bandDescription)
    .set({ description: '고친 글' })
    .where(sql`description = '새 소개'`);
  const edited = await readCatalogue();
  await expect(undoChange(context, forth)).rejects.toMatchObject({ code: 'UNDO_CONFLICT' });
  expect(await readCatalogue()).toEqual(edited);
});
