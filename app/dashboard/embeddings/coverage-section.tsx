'use client';

import { Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { VectorStatusChip } from '#components/vector-status-chip.tsx';
import { VECTOR_FILTERS } from '#server/schemas/band-list-words.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './embeddings.module.css';

/** How many bands have which kind of vector: as one bar, and in numbers that lead to the bands. */
export function CoverageSection() {
  const t = useTranslations('dashboard.embeddings.coverage');
  const tStatus = useTranslations('dashboard.bands.vector.status');
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.embedding.coverage.queryOptions());
  if (error && !data) return <FailureNote error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton height={128} radius={12} />;
  const total = VECTOR_FILTERS.reduce((sum, status) => sum + data[status], 0);
  if (total === 0) return <EmptyState title={t('empty')} text={t('emptyText')} />;
  const parts = VECTOR_FILTERS.filter((status) => data[status] > 0);
  return (
    <section className={styles.section} aria-labelledby="coverage-title">
      <div className={styles.heading}>
        <Title order={2} size="h4" id="coverage-title">
          {t('title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('model', { model: data.model })}
        </Text>
      </div>
      <Text fw={600}>{t('ready', { total, current: data.current })}</Text>
      <div className={styles.bar} aria-hidden="true">
        {parts.map((status) => (
          <span
            key={status}
            className={styles.part}
            data-status={status}
            style={{ flexGrow: data[status] }}
          />
        ))}
      </div>
      <ul className={styles.statuses}>
        {VECTOR_FILTERS.map((status) => (
          <li key={status}>
            <Link
              className={styles.status}
              href={`/dashboard/bands?vector=${status}`}
              prefetch={false}
              aria-label={t('show', { status: tStatus(status), count: data[status] })}
            >
              <VectorStatusChip status={status} />
              <span className={styles.number}>{t('count', { count: data[status] })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
