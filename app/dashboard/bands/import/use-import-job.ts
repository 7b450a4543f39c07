'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { useWatchedJob } from '../../_shared/use-watched-job.ts';

/** The check or run of an import: starts, watches, pauses and stops it; what it changed is asked for anew. */
export function useImportJob(importId: string) {
  const trpc = useTrpc();
  const client = useQueryClient();
  const { job, isLive, watch } = useWatchedJob({
    isMeant: ({ params }) => params.importId === importId,
    onEnd: () => client.invalidateQueries({ queryKey: trpc.import.pathKey() }),
  });
  const onStart = ({ job: started }: { job: Job }) => watch(started);
  const refresh = () => client.invalidateQueries({ queryKey: trpc.job.active.queryKey() });
  const check = useMutation(trpc.import.check.mutationOptions({ onSuccess: onStart }));
  const run = useMutation(trpc.import.run.mutationOptions({ onSuccess: onStart }));
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSuccess: refresh }));
  const pause = useMutation(trpc.job.pause.mutationOptions({ onSuccess: refresh }));
  const resume = useMutation(trpc.job.resume.mutationOptions({ onSuccess: refresh }));
  return { job, isLive, check, run, cancel, pause, resume };
}

export type ImportJob = ReturnType<typeof useImportJob>;
