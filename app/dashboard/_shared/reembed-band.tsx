'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { readFailure } from '#components/read-failure.ts';
import type { BandInspection } from '#server/schemas/band-inspection.ts';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './band-panel.module.css';
import { describeStage } from './describe-stage.ts';
import { useWatchedJob } from './use-watched-job.ts';

/** For a band whose vector isn't current: the way to a new one, how far that is, and how it ended. */
export function ReembedBand({ band }: { band: BandInspection }) {
  const t = useTranslations('dashboard.bands.panel.reembed');
  const tJobs = useTranslations('dashboard.jobs');
  const tFailure = useTranslations('failure');
  const trpc = useTrpc();
  const client = useQueryClient();
  const outcome = useRef<HTMLSpanElement>(null);
  // The lists and the neighbours show it too.
  const { job, isLive, watch } = useWatchedJob({ onEnd: () => client.invalidateQueries() });
  const start = useMutation(
    trpc.band.reembed.mutationOptions({
      onSuccess: ({ job: started }) => started && watch(started),
    }),
  );
  const { status } = band.vector;
  const isWanted = status === 'stale' || status === 'foreign' || status === 'missing';
  const describeEnd = (ended: Job) => {
    if (ended.state === 'failed') return tJobs(`failures.${ended.failure ?? 'INTERNAL'}`);
    if (ended.state === 'cancelled') return tJobs(`ended.${ended.kind}.cancelled`);
    return t(ended.failed > 0 ? 'refused' : 'done');
  };
  return (
    <>
      {isWanted && !isLive && !start.isPending && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            // The button goes, the focus stays here.
            outcome.current?.focus();
            start.mutate({ selection: { bandIds: [band.bandId] } });
          }}
        >
          {t(status === 'missing' ? 'first' : 'again')}
        </Button>
      )}
      <span ref={outcome} className={styles.outcome} role="status" tabIndex={-1}>
        {start.error
          ? tFailure(readFailure(start.error))
          : job && (isLive ? describeStage(tJobs, job) : describeEnd(job))}
      </span>
    </>
  );
}
