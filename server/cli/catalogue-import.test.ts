import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { countImportRows, listImports } from '#db/queries/catalogue-import.ts';
import { band, bandDescription, bandKeyword } from '#db/schema/catalogue.ts';
import { catalogueImport } from '#db/schema/curation.ts';
import { job } from '#db/schema/job.ts';
import { closeJobQueue } from '../jobs/job-queue.ts';
import { runImport } from '../services/run-import.ts';
import { startRun } from '../services/start-import-job.ts';
import { goodBand, writeBandFile } from '../testing/band-file.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const ROWS = 4_000;
let service: TestService;
let folder: string;

beforeAll(async () => {
  service = await startTestService();
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterEach(async () => {
  await service.db.execute(sql`truncate band, keyword, catalogue_import, audit_entry cascade`);
});
afterAll(async () => {
  await closeJobQueue(service.runtime);
  await service.close();
  await rm(folder, { recursive: true });
});

function start(...given: string[]) {
  return spawn(process.execPath, ['server/cli/catalogue-import.ts', ...given], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'test',
      DATABASE_URL: service.runtime.env.databaseUrl,
      OPENAI_API_KEY: 'unused',
      OPENAI_BASE_URL: 'http://127.0.0.1:9',
    },
  });
}

async function run(...given: string[]) {
  const child = start(...given);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { out, error, code };
}

test('a file is looked at, then taken in, and refused rows come beside it', {
  timeout: 120_000,
}, async () => {
  const file = join(folder, 'bands.csv');
  const row = (number: number) => ({ ...goodBand(number), musicUrl: number === 2 ? 'x' : '' });
  await writeFile(file, writeBandFile(3, row));
  expect(await run(file, '--dry-run')).toMatchObject({
    code: 2,
    out: expect.stringContaining('3 rows: 2 new, 0 changed, 0 unchanged, 1 refused'),
  });
  expect(await service.db.$count(band)).toBe(0);
  expect(await service.db.$count(catalogueImport)).toBe(0);
  expect(await run(file, '--map', 'name=name')).toMatchObject({
    code: 2,
    out: expect.stringContaining('2 written.'),
  });
  expect(await readFile(`${file}.refused.csv`, 'utf8')).toContain('musicUrl urlInvalid');
  expect(await run(file, '--map', 'nothing=name')).toMatchObject({ code: 1 });
  expect(await run(join(folder, 'missing.csv'))).toMatchObject({ code: 1 });
});

test('a run that is killed ends when it is run again, every row once; two starts are one job', {
  timeout: 120_000,
}, async () => {
  const file = join(folder, 'many.csv');
  await writeFile(file, writeBandFile(ROWS, goodBand));
  const child = start(file);
  await vi.waitFor(async () => expect(await service.db.$count(band)).toBeGreaterThan(0), {
    timeout: 60_000,
    interval: 5,
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const [left] = await listImports(service.db, { limit: 1 });
  const importId = left!.importId;
  expect(left?.state).toBe('running');
  const applied = (await countImportRows(service.db, { importIds: [importId] })).get(importId)!;
  expect(applied.applied).toBe(await service.db.$count(band));
  expect(applied.applied).toBeLessThan(ROWS);

  const started = await Promise.all([
    startRun(service.runtime, { importId, requestedBy: undefined }),
    startRun(service.runtime, { importId, requestedBy: undefined }),
  ]);
  expect(new Set(started.map(({ job: { jobId } }) => jobId)).size).toBe(1);
  expect(await service.db.$count(job)).toBe(1);

  const embedder = await service.runtime.embedders.active();
  await runImport({ ...service.runtime, embedder }, { importId });
  expect(await service.db.$count(band)).toBe(ROWS);
  expect(await service.db.$count(bandDescription)).toBe(ROWS);
  expect(await service.db.$count(bandKeyword)).toBe(ROWS * 2);
});
