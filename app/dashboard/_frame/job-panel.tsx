'use client';

import { Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { JobHandle } from '../_shared/job-handle.ts';
import { JobProgress } from '../_shared/job-progress.tsx';
import styles from './job-panel.module.css';

interface JobPanelProps {
  handles: readonly JobHandle[];
  onClose: () => void;
}

/** What runs, one below the other; it stands under the ring without hiding the page. */
export function JobPanel({ handles, onClose }: JobPanelProps) {
  const t = useTranslations('dashboard.jobs');
  const ref = useRef<HTMLDivElement>(null);
  const shown = handles.map(({ job, isCancelling }) => job.jobId + job.state + isCancelling).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: buttons go and come with the states
  useEffect(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || !ref.current?.contains(focused)) {
      ref.current?.focus();
    }
  }, [shown]);
  useWindowEvent('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  });
  const names = handles.map(({ job }) => t(`kinds.${job.kind}`));
  return (
    <div
      ref={ref}
      className={styles.panel}
      role="dialog"
      aria-label={names.join(', ')}
      tabIndex={-1}
    >
      {handles.map(({ job, cancel, isCancelling, retry }) => (
        <div key={job.jobId} className={styles.job}>
          <Text size="sm" c="dimmed">
            {t(`kinds.${job.kind}`)}
          </Text>
          <JobProgress job={job} onCancel={cancel} isCancelling={isCancelling} onRetry={retry} />
        </div>
      ))}
    </div>
  );
}
