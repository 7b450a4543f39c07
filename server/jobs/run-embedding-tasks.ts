import {
  countEmbeddingTasks,
  type EmbeddedTasks,
  endEmbeddingTasks,
  type PendingTask,
  type TaskFailure,
} from '#db/queries/embedding-task.ts';
import { ModelChangedError } from '#db/queries/store-vectors.ts';
import type { EmbeddedBatch, Embedder } from '../embeddings/embedder.ts';
import { EmbedderError } from '../embeddings/embedder.ts';
import { createPacer } from '../embeddings/pacer.ts';
import { waitFor } from '../embeddings/retry-within-budget.ts';
import { hashText, normaliseText } from '../embeddings/text-hash.ts';
import type { JobAttempt, WorkerServices } from './job-kind.ts';
import { JobError } from './job-kind.ts';
import { boundTokens, createBatchSource } from './task-batches.ts';

const CONCURRENCY = 4;
/** How long a provider may be down before the job ends as failed. */
const PATIENCE_MS = 10 * 60_000;
/** What was sent when the worker must end gets so long to be answered and stored. */
const STOP_GRACE_MS = 2_000;
/** Somebody who pauses or cancels is in no such hurry: what is on its way is paid for. */
const PAUSE_GRACE_MS = 30_000;

export interface EmbeddingRun
  extends Pick<JobAttempt<unknown>, 'jobId' | 'signal' | 'lost' | 'report'> {
  embedder: Embedder;
  /** Stores vectors, ends their tasks and counts their tokens, all in one message (see `storeEmbeddedTasks`). */
  store: (db: WorkerServices['db'], batch: EmbeddedTasks) => Promise<void>;
  patienceMs?: number;
}

/**
 * Embeds the tasks of a job that are still pending: some requests at once, each answer stored as it comes, so that
 * what is paid for is kept whatever happens next. Old vectors stay until their new ones are stored. Texts that can't
 * be embedded fail by themselves.
 * @throws JobError when the provider stays away, or refuses everything
 * @throws the signal's reason once it is aborted
 */
export async function runEmbeddingTasks(
  { db, log }: Pick<WorkerServices, 'db' | 'log'>,
  run: EmbeddingRun,
): Promise<void> {
  const { jobId, embedder, store, signal, lost, report, patienceMs = PATIENCE_MS } = run;
  const { total, done, failed } = await countEmbeddingTasks(db, { jobId });
  const counts = { total, done: done + failed, failed };
  const tell = (stage: 'embedding' | 'waitingForProvider') => report({ ...counts, stage });
  tell('embedding');

  const pacer = createPacer();
  const source = createBatchSource(db, jobId);
  // One lane's failure ends the others, after what they have on its way.
  const broken = new AbortController();
  const stop = AbortSignal.any([signal, broken.signal]);
  const hard = new AbortController();
  const abortHard = () => hard.abort(stop.reason ?? lost.reason);
  let grace: NodeJS.Timeout | undefined;
  const beginGrace = () => {
    if (lost.aborted) return abortHard();
    const isStopping = signal.aborted && signal.reason?.cause === undefined;
    grace = setTimeout(abortHard, isStopping ? STOP_GRACE_MS : PAUSE_GRACE_MS);
  };
  if (stop.aborted) beginGrace();
  else stop.addEventListener('abort', beginGrace, { once: true });
  lost.addEventListener('abort', abortHard, { once: true });

  let hasSucceeded = false;
  let downSince: number | undefined;

  /** One request, as often as the provider is away. @throws JobError, EmbedderError `rejected` */
  async function request(texts: readonly string[]): Promise<EmbeddedBatch> {
    const tokens = texts.reduce((sum, text) => sum + boundTokens(text), 0);
    for (;;) {
      stop.throwIfAborted();
      const waitMs = pacer.waitMs(tokens, performance.now());
      if (waitMs > 0) {
        if (downSince !== undefined || waitMs > 1_000) tell('waitingForProvider');
        await waitFor(waitMs, stop);
        continue;
      }
      pacer.sent(tokens);
      try {
        const answer = await embedder.embedOnce(texts, hard.signal);
        pacer.heard(answer.limits, performance.now());
        hasSucceeded = true;
        downSince = undefined;
        return answer;
      } catch (error) {
        hard.signal.throwIfAborted();
        if (!(error instanceof EmbedderError) || error.failure === 'rejected') throw error;
        log.warn({ reason: error.message, jobId }, 'the embedding provider did not answer');
        if (!error.isTransient) {
          const isAnswer = error.failure === 'invalid-answer';
          throw new JobError(isAnswer ? 'PROVIDER_ANSWERS_WRONG' : 'PROVIDER_REFUSES', {
            cause: error,
          });
        }
        const now = performance.now();
        downSince ??= now;
        const retryAfterMs = error.retryAfterSeconds && error.retryAfterSeconds * 1_000;
        const nextAt = now + pacer.failed(retryAfterMs, now);
        if (nextAt - downSince > patienceMs) {
          throw new JobError('PROVIDER_UNAVAILABLE', { cause: error });
        }
        tell('waitingForProvider');
      }
    }
  }

  async function embedTasks(tasks: readonly PendingTask[]): Promise<void> {
    const entries = groupByText(tasks);
    try {
      const { vectors, tokens } = await request([...entries.keys()]);
      lost.throwIfAborted();
      const rows = [...entries].flatMap(([text, ids], index) => {
        const vector = vectors[index];
        const textHash = hashText(text);
        return vector
          ? ids.map((bandDescriptionId) => ({ bandDescriptionId, vector, textHash }))
          : [];
      });
      const taskHashes = tasks.map(({ textHash }) => textHash);
      await store(db, { jobId, space: embedder, rows, taskHashes, tokens });
      counts.done += tasks.length;
      tell('embedding');
    } catch (error) {
      if (error instanceof ModelChangedError) throw new JobError('MODEL_CHANGED', { cause: error });
      if (!(error instanceof EmbedderError) || error.failure !== 'rejected') throw error;
      await splitRejected(tasks, [...entries.keys()], error);
    }
  }

  /** Finds the text that was refused by halves, each stored as it is embedded: the others don't suffer. */
  async function splitRejected(
    tasks: readonly PendingTask[],
    texts: readonly string[],
    error: EmbedderError,
  ): Promise<void> {
    const tooLong = error.textIndex === undefined ? undefined : texts[error.textIndex];
    if (tooLong !== undefined) {
      const isMeant = ({ descriptions }: PendingTask) =>
        descriptions.some(({ text }) => normaliseText(text) === tooLong);
      await fail(tasks.filter(isMeant), 'tooLong');
      const rest = tasks.filter((task) => !isMeant(task));
      if (rest.length > 0) await embedTasks(rest);
      return;
    }
    const [first] = tasks;
    if (!first || tasks.length === 1) return fail(tasks, 'rejected');
    let suspects = tasks;
    if (!hasSucceeded) {
      // A provider that takes nothing at all isn't asked for every single text.
      const last = tasks.at(-1) ?? first;
      const refused: PendingTask[] = [];
      for (const task of [first, last]) {
        const before = counts.failed;
        await embedTasks([task]);
        if (counts.failed > before) refused.push(task);
      }
      if (refused.length === 2 && !hasSucceeded) {
        throw new JobError('PROVIDER_REFUSES', { cause: error });
      }
      suspects = tasks.slice(1, -1);
      if (suspects.length === 0) return;
    }
    if (suspects.length === 1) return embedTasks(suspects);
    const middle = Math.ceil(suspects.length / 2);
    await embedTasks(suspects.slice(0, middle));
    await embedTasks(suspects.slice(middle));
  }

  async function fail(tasks: readonly PendingTask[], reason: TaskFailure): Promise<void> {
    const textHashes = tasks.map(({ textHash }) => textHash);
    await endEmbeddingTasks(db, { jobId, textHashes, reason });
    log.warn(
      { reason, bandDescriptionIds: listIds(tasks).slice(0, 20), jobId },
      'descriptions could not be embedded',
    );
    counts.done += tasks.length;
    counts.failed += tasks.length;
    tell('embedding');
  }

  async function work(): Promise<void> {
    for (;;) {
      stop.throwIfAborted();
      const batch = await source.next();
      if (!batch) return;
      if (batch.gone.length > 0) {
        await endEmbeddingTasks(db, { jobId, textHashes: batch.gone });
        counts.done += batch.gone.length;
      }
      if (batch.blank.length > 0) await fail(batch.blank, 'blank');
      if (batch.tasks.length > 0) await embedTasks(batch.tasks);
    }
  }

  try {
    const lanes = Array.from({ length: CONCURRENCY }, () =>
      work().catch((error: unknown) => {
        broken.abort(error);
        throw error;
      }),
    );
    const ends = await Promise.allSettled(lanes);
    // What was done to its end is done, even if somebody wanted it to stop meanwhile.
    if (ends.every(({ status }) => status === 'fulfilled')) return;
    signal.throwIfAborted();
    throw broken.signal.reason;
  } finally {
    clearTimeout(grace);
    stop.removeEventListener('abort', beginGrace);
    lost.removeEventListener('abort', abortHard);
  }
}

/** Each distinct text, normalised, with the descriptions that have it now. */
function groupByText(tasks: readonly PendingTask[]): Map<string, number[]> {
  const idsByText = new Map<string, number[]>();
  for (const { bandDescriptionId, text } of tasks.flatMap(({ descriptions }) => descriptions)) {
    const normalised = normaliseText(text);
    if (normalised === '') continue;
    const ids = idsByText.get(normalised);
    if (ids) ids.push(bandDescriptionId);
    else idsByText.set(normalised, [bandDescriptionId]);
  }
  return idsByText;
}

function listIds(tasks: readonly PendingTask[]): number[] {
  return tasks.flatMap(({ descriptions }) =>
    descriptions.map(({ bandDescriptionId }) => bandDescriptionId),
  );
}
