'use client';

import type { JobHandle } from '../_shared/job-handle.ts';
import { useComputeMap } from '../_shared/use-compute-map.ts';
import { useOtherJobs } from '../_shared/use-other-jobs.ts';

/** The jobs that the ring shows, of all kinds. */
export function useJobHandles(): JobHandle[] {
  const { job, isLive, isCancelling, start, cancel, dismiss } = useComputeMap();
  const others = useOtherJobs();
  if (!job) return others;
  const retry = () => start(job.params.clusterCount);
  return [{ job, isLive, isCancelling, cancel, dismiss, retry }, ...others];
}
