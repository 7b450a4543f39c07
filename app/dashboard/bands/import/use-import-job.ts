'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { useActiveJobs } from '../../_shared/use-active-jobs.ts';

const POLL_MS = 2_000;

/** The check or run of an import: starts, watches, pauses and stops it; what it changed is asked for anew. */
export function useImportJob(importId: string) {
  const trpc = useTrpc();
  const client = useQueryClient();
  const [watchedId, setWatchedId] = useState<string>();
  const { data: active } = useActiveJobs();
  const live = active?.jobs.find(({ params }) => params.importId === importId);
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
  const job = live ?? last;
  const isOver = !live && last?.finishedAt !== undefined;
  useEffect(() => {
    if (isOver) client.invalidateQueries({ queryKey: trpc.import.pathKey() });
  }, [isOver, client, trpc]);

  const watch = ({ job: started }: { job: Job }) => {
    setWatchedId(started.jobId);
    client.setQueryData(trpc.job.active.queryKey(), (known) => ({
      jobs: [started, ...(known?.jobs ?? []).filter(({ jobId }) => jobId !== started.jobId)],
    }));
  };
  const refresh = () => client.invalidateQueries({ queryKey: trpc.job.active.queryKey() });
  const check = useMutation(trpc.import.check.mutationOptions({ onSuccess: watch }));
  const run = useMutation(trpc.import.run.mutationOptions({ onSuccess: watch }));
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSuccess: refresh }));
  const pause = useMutation(trpc.job.pause.mutationOptions({ onSuccess: refresh }));
  const resume = useMutation(trpc.job.resume.mutationOptions({ onSuccess: refresh }));
  return { job, isLive: live !== undefined, check, run, cancel, pause, resume };
}

export type ImportJob = ReturnType<typeof useImportJob>;
