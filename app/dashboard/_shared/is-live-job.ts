import type { Job } from '#server/schemas/job.ts';

const LIVE: readonly Job['state'][] = ['queued', 'running', 'paused'];

/** It waits, runs or rests. */
export function isLiveJob({ state }: Pick<Job, 'state'>): boolean {
  return LIVE.includes(state);
}

/** It can still be stopped: an activation that has begun is one step, and ends as done. */
export function canCancelJob({ kind, state }: Pick<Job, 'kind' | 'state'>): boolean {
  return LIVE.includes(state) && !(kind === 'activateModel' && state === 'running');
}
