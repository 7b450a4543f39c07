import { listPendingTasks, type PendingTask } from '#db/queries/embedding-task.ts';
import {
  MAX_TEXTS_PER_REQUEST,
  MAX_TOKENS_PER_REQUEST,
  MAX_TOKENS_PER_TEXT,
} from '../embeddings/plan-batches.ts';
import type { WorkerServices } from './job-kind.ts';

const TASKS_PER_PAGE = 400;

/** One request's worth of tasks. */
export interface TaskBatch {
  tasks: PendingTask[];
  /** Nothing is left of these: their descriptions were deleted. */
  gone: string[];
  /** These were emptied since the job was planned. */
  blank: PendingTask[];
}

export interface BatchSource {
  /** Each pending task once, however many ask; undefined at the end. */
  next: () => Promise<TaskBatch | undefined>;
}

/** A token has a byte at least, and no text that is sent has more than the limit. */
export function boundTokens(text: string): number {
  return Math.min(Buffer.byteLength(text), MAX_TOKENS_PER_TEXT);
}

/** Hands out the pending tasks of a job in batches that a provider takes as one request. */
export function createBatchSource(db: WorkerServices['db'], jobId: string): BatchSource {
  let buffer: PendingTask[] = [];
  let afterHash = '';
  let isAtEnd = false;
  let turn: Promise<unknown> = Promise.resolve();

  async function take(): Promise<TaskBatch | undefined> {
    if (buffer.length < MAX_TEXTS_PER_REQUEST && !isAtEnd) {
      const page = await listPendingTasks(db, { jobId, afterHash, limit: TASKS_PER_PAGE });
      afterHash = page.at(-1)?.textHash ?? afterHash;
      isAtEnd = page.length < TASKS_PER_PAGE;
      buffer = [...buffer, ...page];
    }
    return buffer.length === 0 ? undefined : cutBatch();
  }

  function cutBatch(): TaskBatch {
    const batch: TaskBatch = { tasks: [], gone: [], blank: [] };
    let texts = 0;
    let tokens = 0;
    let used = 0;
    for (const task of buffer) {
      const distinct = [...new Set(task.descriptions.map(({ text }) => text))].filter(Boolean);
      const bound = distinct.reduce((sum, text) => sum + boundTokens(text), 0);
      const isFull =
        texts + distinct.length > MAX_TEXTS_PER_REQUEST || tokens + bound > MAX_TOKENS_PER_REQUEST;
      if (isFull && texts > 0) break;
      if (task.descriptions.length === 0) batch.gone.push(task.textHash);
      else if (distinct.length === 0) batch.blank.push(task);
      else batch.tasks.push(task);
      texts += distinct.length;
      tokens += bound;
      used += 1;
    }
    buffer = buffer.slice(used);
    return batch;
  }

  return {
    next: () => {
      const mine = turn.then(take);
      turn = mine.catch(() => {});
      return mine;
    },
  };
}
