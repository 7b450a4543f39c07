'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { useActiveJobs } from './use-active-jobs.ts';

const POLL_MS = 2_000;
const LIVE = ['queued', 'running'];

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
  const [watchedId, setWatchedId] = useState<string>();
  const { data: active } = useActiveJobs();
  const live = active?.jobs.find(({ kind }) => kind === 'computeMap');
  const liveId = live?.jobId;
  useEffect(() => {
    if (liveId) setWatchedId(liveId);
  }, [liveId]);

  const { data: ended } = useQuery(
    trpc.job.get.queryOptions(
      { jobId: watchedId ?? '' },
      {
        enabled: watchedId !== undefined && active !== undefined && !live,
        refetchInterval: ({ state }) =>
          state.data && LIVE.includes(state.data.state) ? POLL_MS : false,
      },
    ),
  );
  const job = live ?? (watchedId ? ended : undefined);

  const finish = useEffectEvent(() => onDone?.());
  const isDone = job?.state === 'done';
  useEffect(() => {
    if (isDone) finish();
  }, [isDone]);

  const start = useMutation(
    trpc.job.computeMap.mutationOptions({
      onSuccess: ({ job: started }) =>
        client.setQueryData(trpc.job.active.queryKey(), { jobs: [started] }),
    }),
  );
  const cancel = useMutation(
    trpc.job.cancel.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.job.active.queryKey() }),
    }),
  );
  return {
    job,
    isLive: live !== undefined,
    start: (clusterCount) => start.mutate({ clusterCount }),
    cancel: () => liveId && cancel.mutate({ jobId: liveId }),
    dismiss: () => setWatchedId(undefined),
    isStarting: start.isPending,
    isCancelling: cancel.isPending || live?.isCancelRequested === true,
    error: start.error ?? cancel.error,
  };
}
