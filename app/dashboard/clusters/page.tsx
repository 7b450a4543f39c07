import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { ClustersView } from './clusters-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.frame.pages');
  return { title: t('clusters') };
}

export default async function ClustersPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/clusters', searchParams);
  const t = await getTranslations('dashboard.clusters');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Prefetch
        queries={(trpc, client) => [client.prefetchQuery(trpc.cluster.overview.queryOptions())]}
      >
        <ClustersView />
      </Prefetch>
    </>
  );
}
