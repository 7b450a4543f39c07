import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { markCluster } from '#components/cluster-marks.ts';
import { Prefetch } from '../../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../../_frame/require-curator.ts';
import { loadClusterSearch, toClusterBandsInput } from './cluster-search-params.ts';
import { ClusterView } from './cluster-view.tsx';

interface ClusterPageProps {
  params: Promise<{ index: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: ClusterPageProps): Promise<Metadata> {
  const t = await getTranslations('explain');
  return { title: t('clusterName', { letter: markCluster(Number((await params).index)).letter }) };
}

export default async function ClusterPage({ params, searchParams }: ClusterPageProps) {
  const { index: text } = await params;
  await requireCurator(`/dashboard/clusters/${text}`, searchParams);
  if (!/^\d{1,4}$/.test(text)) notFound();
  const index = Number(text);
  const search = await loadClusterSearch(searchParams);
  return (
    <Prefetch
      queries={(trpc, client) => [
        client.prefetchQuery(trpc.cluster.overview.queryOptions()),
        client.prefetchQuery(trpc.cluster.closeness.queryOptions({ index })),
        client.prefetchQuery(trpc.cluster.bands.queryOptions(toClusterBandsInput(index, search))),
      ]}
    >
      <ClusterView key={index} index={index} />
    </Prefetch>
  );
}
