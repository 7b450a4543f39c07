'use client';

import { Popover, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactElement } from 'react';
import type { Job } from '#server/schemas/job.ts';
import { JobProgress } from '../_shared/job-progress.tsx';
import type { ComputeMap } from '../_shared/use-compute-map.ts';

interface JobPanelProps extends ComputeMap {
  job: Job;
  onClose: () => void;
  /** The ring that it hangs on. */
  children: ReactElement;
}

export function JobPanel({ job, start, cancel, isCancelling, onClose, children }: JobPanelProps) {
  const t = useTranslations('dashboard.jobs');
  return (
    <Popover opened onDismiss={onClose} position="bottom-end" width={300} trapFocus>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label={t(`kinds.${job.kind}`)}>
        <Text size="sm" c="dimmed" mb={4}>
          {t(`kinds.${job.kind}`)}
        </Text>
        <JobProgress
          job={job}
          onCancel={cancel}
          isCancelling={isCancelling}
          onRetry={() => start(job.clusterCount)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
