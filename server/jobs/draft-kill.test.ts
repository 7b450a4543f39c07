import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listOpenDrafts } from '#db/queries/description-draft.ts';
import { findJob } from '#db/queries/job.ts';
import { insertBand } from '#db/testing/factories.ts';
import { startJob } from '../services/start-job.ts';
import { silenceWorkers } from '../testing/dead-worker.ts';
import { spawnWorker } from '../testing/spawn-worker.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { closeJobQueue } from './job-queue.ts';

const BANDS = 12;
const ANSWERED = 3;
const PATIENCE = { timeout: 60_000, interval: 50 };
const names = Array.from({ length: BANDS }, (_, index) => `밴드 ${index}`);

let service: TestService;
const children: ChildProcess[] = [];

beforeEach(async () => {
  service = await startTestService();
  for (const bandName of names) await insertBand(service.db, { bandName });
}, 60_000);
afterEach(async () => {
  service.provider.release();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await closeJobQueue(service.runtime);
  await service.close();
});

function startChild(): ChildProcess {
  const child = spawnWorker(service, { env: { OPENAI_CHAT_MODEL: 'chat-1' } });
  children.push(child);
  return child;
}

const listDrafts = () => listOpenDrafts(service.db, { limit: 100, offset: 0 });
const listAsked = () =>
  service.provider.chats.map(({ inputs }) => JSON.parse(inputs[1]!).이름 as string);

test('drafts go on where a worker was killed, each paid for once', {
  timeout: 120_000,
}, async () => {
  service.provider.setBehaviour({ mode: 'hold', afterCalls: ANSWERED });
  const child = startChild();
  const { job } = await startJob(service.runtime, {
    kind: 'draftDescriptions',
    params: {},
    dedupeKey: 'draftDescriptions',
    requestedBy: undefined,
  });
  await vi.waitFor(async () => expect(await listDrafts()).toHaveLength(ANSWERED), PATIENCE);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const paid = listAsked().slice(0, ANSWERED);
  service.provider.chats.length = 0;
  service.provider.setBehaviour({ mode: 'ok' });
  await silenceWorkers(service.db);
  startChild();
  await vi.waitFor(
    async () =>
      expect(await findJob(service.db, { jobId: job.jobId })).toMatchObject({ state: 'done' }),
    PATIENCE,
  );
  expect(await listDrafts()).toHaveLength(BANDS);
  expect([...paid, ...listAsked()].toSorted()).toEqual(names.toSorted());
});
