import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findLatestMap, listMapPoints } from '#db/queries/catalogue-map.ts';
import { findJob, insertJob } from '#db/queries/job.ts';
import { catalogueMap } from '#db/schema/catalogue-map.ts';
import { job } from '#db/schema/job.ts';
import { fillCatalogue } from '../../e2e/load/fill-catalogue.ts';
import { cancelJob } from '../services/cancel-job.ts';
import { getJob, listActiveJobs } from '../services/list-jobs.ts';
import { pauseJob } from '../services/pause-job.ts';
import { startJob } from '../services/start-job.ts';
import { silenceWorkers } from '../testing/dead-worker.ts';
import { spawnWorker } from '../testing/spawn-worker.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { closeJobQueue } from './job-queue.ts';
import { type JobWorker, startWorker } from './start-worker.ts';

const BANDS = 500;
const PATIENCE = { timeout: 60_000, interval: 50 };

let service: TestService;
const workers: JobWorker[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  service = await startTestService();
  await fillCatalogue(service.db, { bands: BANDS, members: 1 });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const worker of workers.splice(0)) await worker.stop();
  await service.db.delete(catalogueMap);
});
afterAll(async () => {
  await closeJobQueue(service.runtime);
  await service.close();
});

async function work(): Promise<JobWorker> {
  const worker = await startWorker({
    ...service.runtime,
    databaseUrl: service.runtime.env.databaseUrl,
  });
  workers.push(worker);
  return worker;
}

function startChild(): ChildProcess {
  const child = spawnWorker(service);
  children.push(child);
  return child;
}

function start(clusterCount?: number) {
  return startJob(service.runtime, {
    kind: 'computeMap',
    params: { clusterCount },
    dedupeKey: 'computeMap',
    requestedBy: undefined,
  });
}

const read = (jobId: string) => findJob(service.db, { jobId });

function waitForState(jobId: string, state: string) {
  return vi.waitFor(async () => expect(await read(jobId)).toMatchObject({ state }), PATIENCE);
}

const latestMap = () => findLatestMap(service.db, service.runtime.embedder);

describe('a map job', { timeout: 120_000 }, () => {
  test('waits for a worker, which runs it to its end', async () => {
    const { job: started, isNew } = await start(7);
    expect(isNew).toBe(true);
    expect(started).toMatchObject({ state: 'queued', progress: 0, params: { clusterCount: 7 } });
    expect(await listActiveJobs(service.runtime)).toMatchObject([{ jobId: started.jobId }]);
    await work();
    await waitForState(started.jobId, 'done');

    const map = await latestMap();
    expect(map).toMatchObject({ bandCount: BANDS, clusterCountChosenBy: 'curator' });
    expect(await listMapPoints(service.db, { mapId: map!.mapId })).toHaveLength(BANDS);
    expect(await read(started.jobId)).toMatchObject({
      result: { mapId: map!.mapId, bandCount: BANDS },
    });
    expect(await getJob(service.runtime, started.jobId)).toMatchObject({
      progress: 1,
      finishedAt: expect.any(String),
    });
    expect(await listActiveJobs(service.runtime)).toEqual([]);
  });

  test('is there once, however many start one at the same moment', async () => {
    const started = await Promise.all([start(), start(), start(), start(5)]);
    expect(new Set(started.map(({ job }) => job.jobId)).size).toBe(1);
    expect(started.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await listActiveJobs(service.runtime)).toHaveLength(1);
    const { job: first } = started[0]!;
    expect(await cancelJob(service.runtime, first.jobId)).toMatchObject({ state: 'cancelled' });
    const next = await start();
    expect(next.isNew).toBe(true);
    await cancelJob(service.runtime, next.job.jobId);
  });

  test('that waits is cancelled at once, and no worker takes it; it cannot rest', async () => {
    const { job: unwanted } = await start();
    expect(await pauseJob(service.runtime, unwanted.jobId)).toMatchObject({
      state: 'queued',
      isPauseRequested: false,
    });
    expect(await cancelJob(service.runtime, unwanted.jobId)).toMatchObject({ state: 'cancelled' });
    await work();
    const { job: wanted } = await start(4);
    await waitForState(wanted.jobId, 'done');
    expect(await read(unwanted.jobId)).toMatchObject({ state: 'cancelled', startedAt: undefined });
  });

  test('that runs is cancelled by its worker, and leaves nothing behind', async () => {
    await work();
    const { job: unwanted } = await start();
    await waitForState(unwanted.jobId, 'running');
    expect(await cancelJob(service.runtime, unwanted.jobId)).toMatchObject({
      state: 'running',
      isCancelRequested: true,
    });
    await waitForState(unwanted.jobId, 'cancelled');
    expect(await latestMap()).toBeUndefined();
    // The worker is free again.
    const { job: wanted } = await start(4);
    await waitForState(wanted.jobId, 'done');
  });

  test('of a worker that stops goes back to the queue, and another finishes it', async () => {
    const first = await work();
    const { job: started } = await start();
    await waitForState(started.jobId, 'running');
    await first.stop();
    expect(await read(started.jobId)).toMatchObject({ state: 'queued', stage: undefined });
    await work();
    await waitForState(started.jobId, 'done');
  });

  test('of a worker process that is told to stop goes back too, and the process ends with 0', async () => {
    const child = startChild();
    const { job: started } = await start();
    await waitForState(started.jobId, 'running');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await read(started.jobId)).toMatchObject({ state: 'queued' });
    await cancelJob(service.runtime, started.jobId);
  });

  test('of a worker process that is killed is finished by another', async () => {
    const child = startChild();
    const { job: started } = await start();
    await waitForState(started.jobId, 'running');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await read(started.jobId)).toMatchObject({ state: 'running' });
    await silenceWorkers(service.db);
    await work();
    await waitForState(started.jobId, 'done');
    expect((await latestMap())?.bandCount).toBe(BANDS);
  });

  test('whose queue entry is gone ends as failed, not as running for ever', async () => {
    const jobId = '3f1f6a7e-0d3c-4a53-9c3f-2f4f8f6b1a11';
    await insertJob(service.db, {
      jobId,
      kind: 'computeMap',
      params: {},
      dedupeKey: undefined,
      requestedBy: undefined,
    });
    await service.db.update(job).set({ state: 'running' }).where(eq(job.jobId, jobId));
    await work();
    await waitForState(jobId, 'failed');
    expect(await read(jobId)).toMatchObject({ failure: 'WORKER_LOST' });
  });
});
