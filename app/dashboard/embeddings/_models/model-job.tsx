'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '#app/trpc-provider.tsx';
import type { Job } from '#server/schemas/job.ts';
import { isLiveJob } from '../../_shared/is-live-job.ts';
import { JobProgress } from '../../_shared/job-progress.tsx';

/** How far a model's job is, or why it failed; one that went well shows in the model itself. */
export function ModelJob({ job }: { job: Job }) {
  const trpc = useTrpc();
  const client = useQueryClient();
  const cancel = useMutation(
    trpc.job.cancel.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.job.active.queryKey() }),
    }),
  );
  if (!isLiveJob(job) && job.state !== 'failed') return null;
  return (
    <JobProgress
      job={job}
      onCancel={() => cancel.mutate({ jobId: job.jobId })}
      isCancelling={cancel.isPending || job.isCancelRequested}
    />
  );
}
