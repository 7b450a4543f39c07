import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../../trpc-provider.tsx';
import { JobProgress } from '../../_shared/job-progress.tsx';
import { useActiveJobs } from '../../_shared/use-active-jobs.ts';

/** Has all missing drafts written, and shows how far that is; what is written appears meanwhile. */
export function WriteMissing({ count }: { count: number }) {
  const t = useTranslations('dashboard.drafts');
  const trpc = useTrpc();
  const client = useQueryClient();
  const { data: active } = useActiveJobs();
  const job = active?.jobs.find(({ kind }) => kind === 'draftDescriptions');
  const refresh = () => client.invalidateQueries({ queryKey: trpc.job.active.queryKey() });
  const start = useMutation(trpc.draft.writeMissing.mutationOptions({ onSuccess: refresh }));
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSuccess: refresh }));
  // With each draft, and when the job has ended.
  const seen = `${job?.jobId} ${job?.done}`;
  useEffect(() => {
    if (seen) client.invalidateQueries({ queryKey: trpc.draft.list.queryKey() });
  }, [seen, client, trpc]);
  if (job) {
    return (
      <JobProgress
        job={job}
        onCancel={() => cancel.mutate({ jobId: job.jobId })}
        isCancelling={cancel.isPending || job.isCancelRequested}
      />
    );
  }
  if (start.error) {
    return (
      <FailureNote error={start.error} what={t('writeFailed')} onRetry={() => start.mutate()} />
    );
  }
  if (count === 0) return null;
  return (
    <div>
      <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
        {t('writeMissing', { count })}
      </Button>
    </div>
  );
}
