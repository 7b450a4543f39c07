import type { Job } from '#server/schemas/job.ts';

const LIVE: readonly Job['state'][] = ['queued', 'running', 'paused'];

/** It waits, runs or rests. */
export function isLiveJob({ state }: Pick<Job, 'state'>): boolean {
  return LIVE.includes(state);
}
