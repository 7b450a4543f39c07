'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { isLiveJob } from './is-live-job.ts';
import { useActiveJobs } from './use-active-jobs.ts';

const POLL_MS = 2_000;

interface ComputeMapOptions {
  /** A new map is there: whoever shows the old one asks again. */
  onDone?: () => void;
}

export interface ComputeMap {
  /** The job that waits or runs, whoever started it; then how it ended, until it is dismissed. */
  job: Job | undefined;
  isLive: boolean;
  start: (clusterCount?: number) => void;
  cancel: () => void;
  dismiss: () => void;
  /** Until the server has answered. */
  isStarting: boolean;
  isCancelling: boolean;
  /** Why it couldn't be started or cancelled. */
  error: unknown;
}

/** Starts, watches and cancels the computation of the map, the same one in every part of the page. */
export function useComputeMap({ onDone }: ComputeMapOptions = {}): ComputeMap {
  const trpc = useTrpc();
  const client = useQueryClient();
  const [watched, setWatched] = useState<Job>();
  const { data: active } = useActiveJobs();
  const live = active?.jobs.find(({ kind }) => kind === 'computeMap');
  useEffect(() => {
    if (live) setWatched(live);
  }, [live]);

  const { data: ended } = useQuery(
    trpc.job.get.queryOptions(
      { jobId: watched?.jobId ?? '' },
      {
        enabled: watched !== undefined && active !== undefined && !live,
        refetchInterval: ({ state }) => (state.data && isLiveJob(state.data) ? POLL_MS : false),
      },
    ),
  );
  // Between its last sign of life and how it ended it is shown as it was last seen.
  const job = live ?? (watched && ended?.jobId === watched.jobId ? ended : watched);

  const finish = useEffectEvent(() => onDone?.());
  const isDone = job?.state === 'done';
  useEffect(() => {
    if (isDone) finish();
  }, [isDone]);

  const start = useMutation(
    trpc.job.computeMap.mutationOptions({
      onSuccess: ({ job: started }) =>
        client.setQueryData(trpc.job.active.queryKey(), (known) => ({
          jobs: [started, ...(known?.jobs ?? []).filter(({ jobId }) => jobId !== started.jobId)],
        })),
    }),
  );
  const cancel = useMutation(
    trpc.job.cancel.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.job.active.queryKey() }),
    }),
  );
  return {
    job,
    isLive: job !== undefined && isLiveJob(job),
    start: (clusterCount) => start.mutate({ clusterCount }),
    cancel: () => live && cancel.mutate({ jobId: live.jobId }),
    dismiss: () => setWatched(undefined),
    isStarting: start.isPending,
    isCancelling: cancel.isPending || job?.isCancelRequested === true,
    error: start.error ?? cancel.error,
  };
}
