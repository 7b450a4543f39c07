'use client';

import type { JobHandle } from '../_shared/job-handle.ts';
import { useComputeMap } from '../_shared/use-compute-map.ts';

/** The jobs that the ring shows, one of each kind at the most. */
export function useJobHandles(): JobHandle[] {
  const { job, isLive, isCancelling, start, cancel, dismiss } = useComputeMap();
  if (!job) return [];
  return [
    { job, isLive, isCancelling, cancel, dismiss, retry: () => start(job.params.clusterCount) },
  ];
}
