import type { useTranslations } from 'next-intl';
import type { Job } from '#server/schemas/job.ts';

/** What a live job is at, in words of `dashboard.jobs`. */
export function describeStage(t: ReturnType<typeof useTranslations<'dashboard.jobs'>>, job: Job) {
  if (job.state === 'paused') return t('paused');
  return job.state === 'running' && job.stage ? t(`stages.${job.stage}`) : t('queued');
}
