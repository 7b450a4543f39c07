'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { useActiveJobs } from './use-active-jobs.ts';

const POLL_MS = 2_000;

interface WatchedJobOptions {
  /** Tells the job among the live ones; absent: the one that `watch` was given. */
  isMeant?: (job: Job) => boolean;
  /** What it changed is to be asked for anew. */
  onEnd: () => void;
}

/** One job as it is at this moment, then how it ended. `watch` takes one that was just started. */
export function useWatchedJob({ isMeant, onEnd }: WatchedJobOptions) {
  const trpc = useTrpc();
  const client = useQueryClient();
  const [watchedId, setWatchedId] = useState<string>();
  const { data: active } = useActiveJobs();
  const live = active?.jobs.find(isMeant ?? (({ jobId }) => jobId === watchedId));
  const liveId = live?.jobId;
  useEffect(() => {
    if (liveId) setWatchedId(liveId);
  }, [liveId]);
  const { data: last } = useQuery(
    trpc.job.get.queryOptions(
      { jobId: watchedId ?? '' },
      {
        enabled: watchedId !== undefined && !live,
        refetchInterval: ({ state }) => (state.data?.finishedAt ? false : POLL_MS),
      },
    ),
  );
  const finish = useEffectEvent(onEnd);
  const isOver = !live && last?.finishedAt !== undefined;
  useEffect(() => {
    if (isOver) finish();
  }, [isOver]);

  const watch = (started: Job) => {
    setWatchedId(started.jobId);
    client.setQueryData(trpc.job.active.queryKey(), (known) => ({
      jobs: [started, ...(known?.jobs ?? []).filter(({ jobId }) => jobId !== started.jobId)],
    }));
  };
  return { job: live ?? last, isLive: live !== undefined, watch };
}
