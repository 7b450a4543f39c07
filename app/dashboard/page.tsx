import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from './_frame/page-header.tsx';
import { Prefetch } from './_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from './_frame/require-curator.ts';
import { OverviewView } from './_overview/overview-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.frame.pages');
  return { title: t('overview') };
}

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard', searchParams);
  const t = await getTranslations('dashboard');
  return (
    <>
      <PageHeader title={t('frame.pages.overview')} lead={t('overview.lead')} />
      <Prefetch
        queries={(trpc, client) => [
          client.prefetchQuery(trpc.overview.summary.queryOptions()),
          client.prefetchQuery(trpc.overview.latestSets.queryOptions()),
        ]}
      >
        <OverviewView />
      </Prefetch>
    </>
  );
}
