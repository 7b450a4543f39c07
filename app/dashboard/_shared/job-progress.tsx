'use client';

import { Button, Progress, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { Job } from '#server/schemas/job.ts';
import { describeRemaining } from './describe-remaining.ts';
import { describeStage } from './describe-stage.ts';
import { canCancelJob, isLiveJob } from './is-live-job.ts';
import styles from './job-progress.module.css';

interface JobProgressProps {
  job: Job;
  onCancel: () => void;
  isCancelling: boolean;
  /** Offered when it failed or was cancelled. */
  onRetry?: () => void;
}

/** How far a job is, in words and as a bar, with the way to stop it; or how it ended. */
export function JobProgress({ job, onCancel, isCancelling, onRetry }: JobProgressProps) {
  const t = useTranslations('dashboard.jobs');
  const format = useFormatter();
  if (!isLiveJob(job)) return <JobEnd job={job} onRetry={onRetry} />;
  const percent = format.number(job.progress, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <div className={styles.job}>
      <div className={styles.line}>
        <Text fw={600} aria-live="polite">
          {isCancelling ? t('cancelling') : describeStage(t, job)}
        </Text>
        {job.state === 'running' && (
          <Text c="dimmed" className={styles.number}>
            {percent}
          </Text>
        )}
      </div>
      <Progress
        value={job.progress * 100}
        aria-label={t(`kinds.${job.kind}`)}
        animated={job.state === 'queued'}
        transitionDuration={200}
      />
      <div className={styles.line}>
        <Text size="sm" c="dimmed">
          {describeRest(t, job)}
        </Text>
        {canCancelJob(job) && (
          <Button size="compact-sm" variant="default" onClick={onCancel} disabled={isCancelling}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<'dashboard.jobs'>>;

function describeRest(t: Translate, { remainingMs, requestedBy }: Job): string {
  if (remainingMs !== undefined) return describeRemaining(t, remainingMs);
  return requestedBy ? t('requestedBy', { name: requestedBy }) : '';
}

function JobEnd({ job, onRetry }: Pick<JobProgressProps, 'job' | 'onRetry'>) {
  const t = useTranslations('dashboard.jobs');
  const isFailed = job.state === 'failed';
  return (
    <div className={styles.job} role={isFailed ? 'alert' : 'status'}>
      <Text fw={600}>{t(`ended.${job.kind}.${job.state as 'done' | 'failed' | 'cancelled'}`)}</Text>
      {job.failure && <Text c="dimmed">{t(`failures.${job.failure}`)}</Text>}
      {onRetry && job.state !== 'done' && (
        <div>
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
