import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import styles from './map.module.css';
import { MapActions } from './map-actions.tsx';
import { MapView } from './map-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.map');
  return { title: t('title') };
}

export default async function MapPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/map', searchParams);
  const t = await getTranslations('dashboard.map');
  return (
    <Prefetch queries={(trpc, client) => [client.prefetchQuery(trpc.map.overview.queryOptions())]}>
      <div className={styles.page} data-wide>
        <PageHeader title={t('title')} lead={t('lead')}>
          <MapActions />
        </PageHeader>
        <MapView />
      </div>
    </Prefetch>
  );
}
