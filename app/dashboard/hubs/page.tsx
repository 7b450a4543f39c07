import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { loadHubSearch, toHubListInput } from './hub-search-params.ts';
import { HubView } from './hub-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.frame.pages');
  return { title: t('hubs') };
}

export default async function HubsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/hubs', searchParams);
  const t = await getTranslations('dashboard.hubs');
  const search = await loadHubSearch(searchParams);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Prefetch
        queries={(trpc, client) => [
          client.prefetchQuery(trpc.hub.summary.queryOptions({ by: search.by })),
          client.prefetchQuery(trpc.hub.list.queryOptions(toHubListInput(search))),
        ]}
      >
        <HubView />
      </Prefetch>
    </>
  );
}
