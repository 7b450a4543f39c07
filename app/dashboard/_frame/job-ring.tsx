'use client';

import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Job } from '#server/schemas/job.ts';
import { useComputeMap } from '../_shared/use-compute-map.ts';
import styles from './job-ring.module.css';

const JobPanel = dynamic(() => import('./job-panel.tsx').then((module) => module.JobPanel));

/** How long the ring of a job that went well stays to be seen. */
const DONE_SHOWN_MS = 8_000;

/** A ring in the top bar while a job runs; nothing else. Its panel's code comes when it is opened. */
export function JobRing() {
  const t = useTranslations('dashboard.jobs');
  const format = useFormatter();
  const computeMap = useComputeMap();
  const [isOpen, setOpen] = useState(false);
  const { job, isLive, dismiss } = computeMap;
  const leave = useEffectEvent(() => {
    if (!isOpen) dismiss();
  });
  const isOver = job !== undefined && !isLive && job.state !== 'failed';
  useEffect(() => {
    if (!isOver) return;
    const timer = setTimeout(() => leave(), DONE_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isOver]);
  if (!job) return null;

  const percent = format.number(job.progress, { style: 'percent', maximumFractionDigits: 0 });
  const label = isLive
    ? t('ring', { job: t(`kinds.${job.kind}`), percent })
    : t(`ended.${job.kind}.${job.state as 'done' | 'failed' | 'cancelled'}`);
  const close = () => {
    setOpen(false);
    if (!isLive) dismiss();
  };
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={isOpen ? close : () => setOpen(true)}
    >
      <Ring job={job} isLive={isLive} />
    </ActionIcon>
  );
  return isOpen ? (
    <JobPanel {...computeMap} job={job} onClose={close}>
      {button}
    </JobPanel>
  ) : (
    button
  );
}

/** Circumference 100: the dash is the percentage. */
const RADIUS = 100 / (2 * Math.PI);

function Ring({ job, isLive }: { job: Job; isLive: boolean }) {
  if (job.state === 'failed') return <IconAlertTriangle size={20} className={styles.failed} />;
  if (job.state === 'cancelled') return <IconX size={20} />;
  if (!isLive) return <IconCheck size={20} className={styles.done} />;
  return (
    <svg viewBox="0 0 38 38" width={22} height={22} className={styles.ring} aria-hidden="true">
      <circle cx={19} cy={19} r={RADIUS} className={styles.track} />
      <circle
        cx={19}
        cy={19}
        r={RADIUS}
        className={styles.part}
        strokeDasharray={`${Math.max(job.progress * 100, 4)} 100`}
        data-waiting={job.state === 'queued' || undefined}
      />
    </svg>
  );
}
