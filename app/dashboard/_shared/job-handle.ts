import type { Job } from '#server/schemas/job.ts';

/** A job that somebody watches, of whatever kind, and what can be done with it. */
export interface JobHandle {
  job: Job;
  /** It waits or runs. */
  isLive: boolean;
  isCancelling: boolean;
  cancel: () => void;
  /** Starts one like it again. */
  retry: () => void;
  /** Forgets how it ended. */
  dismiss: () => void;
}
