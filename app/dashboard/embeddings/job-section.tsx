'use client';

import { Skeleton, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import { useActiveJobs } from '../_shared/use-active-jobs.ts';
import { embeddingJobsInput } from './embedding-jobs-input.ts';
import styles from './embeddings.module.css';
import { JobRow } from './job-row.tsx';

/** The jobs that make vectors, the newest first; those that run as they are at this moment. */
export function JobSection() {
  const t = useTranslations('dashboard.embeddings.jobs');
  const trpc = useTrpc();
  const client = useQueryClient();
  const { data: active } = useActiveJobs();
  const { data, error, refetch } = useQuery(trpc.job.list.queryOptions(embeddingJobsInput));

  // What came or ended changes the list, and what ended the coverage.
  const states = active?.jobs.map(({ jobId, state }) => jobId + state).join();
  const seen = useRef(states);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== states) {
      client.invalidateQueries(trpc.job.list.pathFilter());
      client.invalidateQueries(trpc.embedding.coverage.pathFilter());
    }
    seen.current = states;
  }, [states, client, trpc]);

  return (
    <section className={styles.section} aria-labelledby="jobs-title">
      <Title order={2} size="h4" id="jobs-title">
        {t('title')}
      </Title>
      {error && !data ? (
        <FailureNote error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton height={96} radius={12} />
      ) : data.jobs.length === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} />
      ) : (
        <ul className={styles.jobs}>
          {data.jobs.map((job) => (
            <JobRow
              key={job.jobId}
              job={active?.jobs.find(({ jobId }) => jobId === job.jobId) ?? job}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
