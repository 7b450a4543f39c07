'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './map.module.css';
import { MapJob } from './map-job.tsx';
import { mapParams } from './map-params.ts';
import { MapSkeleton } from './map-skeleton.tsx';
import { RemakeMap } from './remake-map.tsx';
import { StaleNote } from './stale-note.tsx';

const MapStage = dynamic(() => import('./map-stage.tsx').then((module) => module.MapStage), {
  ssr: false,
  loading: () => <MapSkeleton />,
});
const MapTable = dynamic(() => import('./map-table.tsx').then((module) => module.MapTable));

/** The picture, its table, or what to do when there is neither. */
export function MapView() {
  const t = useTranslations('dashboard.map');
  const trpc = useTrpc();
  const overview = useQuery(trpc.map.overview.queryOptions());
  const [{ as }] = useQueryStates(mapParams);
  const [isDrawable, setDrawable] = useState(true);
  if (overview.error && !overview.data) {
    return <FailureNote error={overview.error} onRetry={() => overview.refetch()} />;
  }
  if (!overview.data) return <MapSkeleton />;
  const { facts, clusters, embeddedCount } = overview.data;
  if (!facts) {
    return (
      <div className={styles.empty}>
        <MapJob />
        <EmptyState
          title={t('empty.title')}
          text={
            embeddedCount > 0 ? t('empty.text', { count: embeddedCount }) : t('empty.noVectors')
          }
          action={embeddedCount > 0 ? <RemakeMap isFirst /> : undefined}
        />
      </div>
    );
  }
  return (
    <>
      <MapJob />
      <StaleNote facts={facts} />
      {as === 'table' || !isDrawable ? (
        <>
          {!isDrawable && (
            <p className={styles.noWebGl} role="status">
              <strong>{t('noWebGl.title')}</strong> {t('noWebGl.text')}
            </p>
          )}
          <MapTable clusters={clusters} facts={facts} />
        </>
      ) : (
        <MapStage
          key={facts.mapId}
          clusters={clusters}
          facts={facts}
          onUndrawable={() => setDrawable(false)}
        />
      )}
    </>
  );
}
