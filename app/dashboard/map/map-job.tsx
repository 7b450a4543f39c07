'use client';

import { CloseButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import { useComputeMap } from '../_shared/use-compute-map.ts';
import styles from './map.module.css';

const JobProgress = dynamic(() =>
  import('../_shared/job-progress.tsx').then((module) => module.JobProgress),
);

/** The new picture that is on its way; when it is there, the page shows it. */
export function MapJob() {
  const t = useTranslations('dashboard.map.remake');
  const trpc = useTrpc();
  const client = useQueryClient();
  const compute = useComputeMap({
    onDone: async () => {
      await client.invalidateQueries(trpc.map.pathFilter());
      compute.dismiss();
    },
  });
  const { job, isLive, error } = compute;
  if (error) return <FailureNote error={error} onRetry={() => compute.start()} />;
  if (!job || job.state === 'done') return null;
  return (
    <div className={styles.job}>
      <JobProgress
        job={job}
        onCancel={compute.cancel}
        isCancelling={compute.isCancelling}
        onRetry={() => compute.start(job.params.clusterCount)}
      />
      {!isLive && (
        <CloseButton size="sm" aria-label={t('dismiss')} onClick={() => compute.dismiss()} />
      )}
    </div>
  );
}
