'use client';

import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../../trpc-provider.tsx';
import { PageHeader } from '../../_frame/page-header.tsx';
import { MapAge } from '../map-age.tsx';
import { ClosenessChart } from './closeness-chart.tsx';
import { ClusterBands } from './cluster-bands.tsx';
import { ClusterFacts } from './cluster-facts.tsx';
import { ClusterHeader } from './cluster-header.tsx';
import { ClusterRail } from './cluster-rail.tsx';
import styles from './cluster-view.module.css';

/** One cluster beside the list of all: what it is called, how it is, its bands by closeness. */
export function ClusterView({ index }: { index: number }) {
  const t = useTranslations('dashboard.clusters');
  const trpc = useTrpc();
  const { data, error, isError, refetch } = useQuery(trpc.cluster.overview.queryOptions());
  const cluster = data?.clusters.find((each) => each.index === index);
  if (isError && !data) {
    return (
      <>
        <PageHeader title={t('title')} />
        <FailureNote error={error} onRetry={() => refetch()} />
      </>
    );
  }
  if (!data) {
    return (
      <>
        <PageHeader title={t('title')} />
        <Skeleton height={320} />
      </>
    );
  }
  if (!data.map || !cluster) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState
          title={t('gone.title')}
          text={t('gone.text')}
          action={
            <Button component={Link} href="/dashboard/clusters" variant="default">
              {t('toAll')}
            </Button>
          }
        />
      </>
    );
  }
  return (
    <div className={styles.page}>
      <ClusterRail clusters={data.clusters} current={index} />
      <div className={styles.detail}>
        <ClusterHeader mapId={data.map.mapId} cluster={cluster} />
        <div className={styles.sections}>
          {data.map.isStale && <MapAge map={data.map} />}
          <div className={styles.top}>
            <ClusterFacts cluster={cluster} clusters={data.clusters} />
            <ClosenessChart index={index} />
          </div>
          <ClusterBands index={index} />
        </div>
      </div>
    </div>
  );
}
