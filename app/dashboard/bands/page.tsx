import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { loadBandListParams, toFilterInput, toListInput } from './band-list-params.ts';
import { BandListView } from './band-list-view.tsx';
import { BandPageActions } from './band-page-actions.tsx';
import { DraftsLink } from './drafts-link.tsx';
import { ExportMenu } from './export-menu.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.bands');
  return { title: t('title') };
}

export default async function BandsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/bands', searchParams);
  const t = await getTranslations('dashboard.bands');
  const params = await loadBandListParams(searchParams);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <ExportMenu />
        <DraftsLink />
        <BandPageActions />
      </PageHeader>
      <Prefetch
        queries={(trpc, client) => [
          client.prefetchQuery(trpc.band.list.queryOptions(toListInput(params))),
          client.prefetchQuery(trpc.band.facets.queryOptions(toFilterInput(params))),
        ]}
      >
        <BandListView />
      </Prefetch>
    </>
  );
}
