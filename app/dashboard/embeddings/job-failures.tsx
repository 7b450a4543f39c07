'use client';

import { Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '#components/failure-note.tsx';
import { PageBar } from '#components/page-bar.tsx';
import type { Job } from '#server/schemas/job.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { useOpenBand } from '../_shared/use-open-band.ts';
import styles from './embeddings.module.css';

const REASONS = ['rejected', 'tooLong', 'blank'] as const;

/** The bands whose text could not be embedded, and why; asked for when it is opened. */
export function JobFailures({ job: { jobId, failed } }: { job: Job }) {
  const t = useTranslations('dashboard.embeddings.jobs');
  const tBands = useTranslations('dashboard.bands');
  const trpc = useTrpc();
  const [isOpen, setOpen] = useState(false);
  const [page, setPage] = useState(1);
  const [, openBand] = useOpenBand();
  const { data, error, refetch } = useQuery(
    trpc.job.failures.queryOptions(
      { jobId, page },
      { enabled: isOpen, placeholderData: keepPreviousData, staleTime: 0 },
    ),
  );
  const describe = (reason: string) =>
    t(`reasons.${REASONS.find((known) => known === reason) ?? 'other'}`);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t('failed', { count: failed })}</summary>
      {error && <FailureNote error={error} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton height={48} mt={8} />}
      {data?.failures.length === 0 && <Text c="dimmed">{t('noFailures')}</Text>}
      <ul className={styles.failures}>
        {data?.failures.map(({ bandId, bandName, reason }) => (
          <li key={bandId + reason} className={styles.failure}>
            <button type="button" className={styles.band} onClick={() => openBand(bandId)}>
              {bandName ?? tBands('nameless')}
            </button>
            <Text size="sm" c="dimmed">
              {describe(reason)}
            </Text>
          </li>
        ))}
      </ul>
      {data && data.count > data.pageSize && (
        <PageBar page={page} pageSize={data.pageSize} totalCount={data.count} onPage={setPage} />
      )}
    </details>
  );
}
