'use client';

import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { isLiveJob } from './is-live-job.ts';
import type { JobHandle } from './job-handle.ts';
import { useActiveJobs } from './use-active-jobs.ts';

/** The jobs of every kind but the map's: what is live, then how it ended, until that is dismissed. */
export function useOtherJobs(): JobHandle[] {
  const trpc = useTrpc();
  const client = useQueryClient();
  const { data: active } = useActiveJobs();
  const live = active?.jobs.filter(({ kind }) => kind !== 'computeMap') ?? [];
  const [watched, setWatched] = useState<readonly Job[]>([]);
  useEffect(() => {
    const jobs = active?.jobs.filter(({ kind }) => kind !== 'computeMap') ?? [];
    setWatched((known) => {
      const isNews = ({ jobId }: Job) => !jobs.some((job) => job.jobId === jobId);
      const next = [...jobs, ...known.filter(isNews)];
      return next.length === 0 && known.length === 0 ? known : next;
    });
  }, [active]);

  const gone = watched.filter(({ jobId }) => !live.some((job) => job.jobId === jobId));
  const ends = useQueries({
    queries: gone.map(({ jobId }) => trpc.job.get.queryOptions({ jobId }, { staleTime: 0 })),
  });
  const onSuccess = () => client.invalidateQueries(trpc.job.active.pathFilter());
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSuccess }));
  const retry = useMutation(trpc.job.retryFailed.mutationOptions({ onSuccess }));

  const ended = gone.map((job, index) => ends[index]?.data ?? job);
  return [...live, ...ended].map((job) => ({
    job,
    isLive: isLiveJob(job),
    isCancelling:
      job.isCancelRequested || (cancel.isPending && cancel.variables.jobId === job.jobId),
    cancel: () => cancel.mutate({ jobId: job.jobId }),
    retry: () => retry.mutate({ jobId: job.jobId }),
    dismiss: () => setWatched((known) => known.filter(({ jobId }) => jobId !== job.jobId)),
  }));
}
