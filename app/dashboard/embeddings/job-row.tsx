'use client';

import { Progress, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/relative-time.tsx';
import type { Job } from '#server/schemas/job.ts';
import { describeRemaining } from '../_shared/describe-remaining.ts';
import { isLiveJob } from '../_shared/is-live-job.ts';
import styles from './embeddings.module.css';
import { JobButtons } from './job-buttons.tsx';
import { JobFailures } from './job-failures.tsx';
import { useFormatCost } from './use-format-cost.ts';

/** One job: what, who, how far and at what price; what it could not do; and what can be done with it. */
export function JobRow({ job }: { job: Job }) {
  const t = useTranslations('dashboard.embeddings.jobs');
  const tJobs = useTranslations('dashboard.jobs');
  const kind = tJobs(`kinds.${job.kind}`);
  return (
    <li className={styles.job}>
      <div className={styles.heading}>
        <div>
          <Text fw={600}>{kind}</Text>
          <Text size="sm" c="dimmed">
            {job.requestedBy ? t('by', { name: job.requestedBy }) : t('program')}
            {' · '}
            <RelativeTime at={job.finishedAt ?? job.createdAt} />
          </Text>
        </div>
        <JobButtons job={job} kind={kind} />
      </div>
      {isLiveJob(job) && (
        <Progress
          value={job.progress * 100}
          aria-label={t('progress', { kind })}
          transitionDuration={200}
          color={job.state === 'paused' ? 'gray' : undefined}
        />
      )}
      <Text size="sm" className={styles.number}>
        <StateText job={job} />
      </Text>
      <Figures job={job} />
      {job.failed > 0 && <JobFailures job={job} />}
    </li>
  );
}

function StateText({ job }: { job: Job }) {
  const t = useTranslations('dashboard.embeddings.jobs');
  const tJobs = useTranslations('dashboard.jobs');
  const { state, stage, failure, isCancelRequested, isPauseRequested, result } = job;
  if (state === 'failed' && failure) return tJobs(`failures.${failure}`);
  if (state === 'running' && isCancelRequested) return tJobs('cancelling');
  if (state === 'running' && isPauseRequested) return tJobs('pausing');
  if (state === 'running' && stage) return tJobs(`stages.${stage}`);
  if (state === 'done' && result?.stored !== undefined)
    return t('stored', { count: result.stored });
  return t(`states.${state}`);
}

function Figures({ job }: { job: Job }) {
  const t = useTranslations('dashboard.embeddings.jobs');
  const tJobs = useTranslations('dashboard.jobs');
  const formatCost = useFormatCost();
  const { done, total, perSecond, remainingMs, tokens, costUsd } = job;
  const figures = [
    total > 0 && job.state !== 'done' && t('counts', { done, total }),
    perSecond !== undefined && t('perSecond', { rate: Math.max(Math.round(perSecond), 1) }),
    remainingMs !== undefined && describeRemaining(tJobs, remainingMs),
    tokens > 0 && t('tokens', { tokens }),
    tokens > 0 && costUsd !== undefined && t('cost', { cost: formatCost(costUsd) }),
  ].filter((figure) => figure !== false);
  if (figures.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" className={styles.number}>
      {figures.join(' · ')}
    </Text>
  );
}
