'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { FailureNote } from '#components/failure-note.tsx';
import type { Job } from '#server/schemas/job.ts';
import { PAUSABLE_JOB_KINDS } from '#server/schemas/job-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { canCancelJob, isLiveJob } from '../_shared/is-live-job.ts';
import styles from './embeddings.module.css';

interface JobButtonsProps {
  job: Job;
  /** Its name, for who hears the buttons alone. */
  kind: string;
}

/** Pause, resume, cancel, retry: what its kind and its state allow. */
export function JobButtons({ job, kind }: JobButtonsProps) {
  const t = useTranslations('dashboard.embeddings.jobs');
  const trpc = useTrpc();
  const client = useQueryClient();
  const onSettled = () =>
    Promise.all([
      client.invalidateQueries(trpc.job.active.pathFilter()),
      client.invalidateQueries(trpc.job.list.pathFilter()),
      client.invalidateQueries(trpc.job.failures.pathFilter()),
    ]);
  const pause = useMutation(trpc.job.pause.mutationOptions({ onSettled }));
  const resume = useMutation(trpc.job.resume.mutationOptions({ onSettled }));
  const cancel = useMutation(trpc.job.cancel.mutationOptions({ onSettled }));
  const retry = useMutation(trpc.job.retryFailed.mutationOptions({ onSettled }));
  const input = { jobId: job.jobId };
  const isLive = isLiveJob(job);
  const canRest = PAUSABLE_JOB_KINDS.some((each) => each === job.kind);
  const isResting = job.state === 'paused' || (isLive && job.isPauseRequested);
  const isRetried = job.failed > 0 || job.state === 'failed' || job.state === 'cancelled';
  const all = [
    { name: 'pause', action: pause, isOffered: canRest && isLive && !isResting },
    { name: 'resume', action: resume, isOffered: isResting },
    { name: 'cancel', action: cancel, isOffered: canCancelJob(job) },
    {
      name: job.state === 'done' ? 'retryFailed' : 'retry',
      action: retry,
      isOffered: !isLive && isRetried,
    },
  ] as const;
  const failed = all.find(({ action }) => action.error);
  return (
    <div className={styles.buttons}>
      {all
        .filter(({ isOffered }) => isOffered)
        .map(({ name, action }) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            aria-label={`${kind}: ${t(name)}`}
            loading={action.isPending}
            disabled={job.isCancelRequested && isLive}
            onClick={() => action.mutate(input)}
          >
            {t(name)}
          </Button>
        ))}
      {failed && (
        <FailureNote error={failed.action.error} onRetry={() => failed.action.mutate(input)} />
      )}
    </div>
  );
}
