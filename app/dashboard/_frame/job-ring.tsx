'use client';

import { ActionIcon } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Job } from '#server/schemas/job.ts';
import styles from './job-ring.module.css';
import { useJobHandles } from './use-job-handles.ts';

const JobPanel = dynamic(() => import('./job-panel.tsx').then((module) => module.JobPanel));

/** How long the ring of jobs that went well stays to be seen. */
const DONE_SHOWN_MS = 8_000;

/** A ring in the top bar while a job runs; nothing else. Its panel's code comes when it is opened. */
export function JobRing() {
  const t = useTranslations('dashboard.jobs');
  const format = useFormatter();
  const handles = useJobHandles();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const dismissEnded = () => {
    for (const { isLive, dismiss } of handles) if (!isLive) dismiss();
  };
  const close = () => {
    setOpen(false);
    dismissEnded();
  };
  const place = useClickOutside<HTMLDivElement>(() => isOpen && close());
  const leave = useEffectEvent(() => {
    if (!isOpen) dismissEnded();
  });
  const isOver =
    handles.length > 0 && handles.every(({ job, isLive }) => !isLive && job.state !== 'failed');
  useEffect(() => {
    if (!isOver) return;
    const timer = setTimeout(() => leave(), DONE_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isOver]);
  // One of them speaks for all: what runs, else what failed, else what ended.
  const first =
    handles.find(({ isLive }) => isLive) ??
    handles.find(({ job }) => job.state === 'failed') ??
    handles[0];
  if (!first) return null;

  const { job, isLive } = first;
  const percent = format.number(job.progress, { style: 'percent', maximumFractionDigits: 0 });
  const label = isLive
    ? t('ring', { job: t(`kinds.${job.kind}`), percent })
    : t(`ended.${job.kind}.${job.state as 'done' | 'failed' | 'cancelled'}`);
  return (
    <div ref={place} className={styles.place}>
      <ActionIcon
        ref={button}
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
      {isOpen && (
        <JobPanel
          handles={handles}
          onClose={() => {
            button.current?.focus();
            close();
          }}
        />
      )}
    </div>
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
