import { z } from 'zod';
import { countUndraftedBands, listUndraftedBands } from '#db/queries/description-draft.ts';
import { insertJobFailure } from '#db/queries/job-failure.ts';
import { WriterError } from '../drafting/description-writer.ts';
import { draftDescription } from '../services/draft-description.ts';
import { defineJobKind, type JobAttempt, JobError, type JobServices } from './job-kind.ts';

/** Texts asked for at the same time; also how many are lost, and paid again, when the worker is killed. */
const CONCURRENCY = 4;

/**
 * Has a draft written for every band that has neither a description nor a draft. A band that has one by now needs
 * none, so one that was interrupted simply goes on.
 */
export const draftDescriptionsJob = defineJobKind({
  kind: 'draftDescriptions',
  queue: 'drafts',
  params: z.object({}),
  run: draftAll,
});

async function draftAll(services: JobServices, attempt: JobAttempt<object>) {
  const { db, writer } = services;
  const { signal, report } = attempt;
  if (!writer) throw new JobError('WRITER_OFF');
  const total = await countUndraftedBands(db);
  let done = 0;
  let failed = 0;
  let afterId = Number.MIN_SAFE_INTEGER;
  report({ stage: 'writingDrafts', done, total, failed });
  for (;;) {
    const bandIds = await listUndraftedBands(db, { afterId, limit: CONCURRENCY });
    const last = bandIds.at(-1);
    if (last === undefined) return { stored: done - failed };
    const written = await Promise.all(
      bandIds.map((bandId) => draftOne({ db, writer }, attempt, bandId)),
    );
    signal.throwIfAborted();
    done += written.length;
    failed += written.filter((isWritten) => !isWritten).length;
    afterId = last;
    report({ stage: 'writingDrafts', done, total: Math.max(total, done), failed });
  }
}

/** False when the model won't write about the band. */
async function draftOne(
  services: Required<Pick<JobServices, 'db' | 'writer'>>,
  { jobId, signal }: JobAttempt<object>,
  bandId: number,
): Promise<boolean> {
  try {
    await draftDescription(services, { bandId }, signal);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof WriterError)) throw error;
    if (error.failure === 'unavailable') {
      throw new JobError('WRITER_UNAVAILABLE', { cause: error });
    }
    await insertJobFailure(services.db, { jobId, bandId, reason: 'refused' });
    return false;
  }
}
