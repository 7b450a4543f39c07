import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../../_frame/page-header.tsx';
import { Prefetch } from '../../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../../_frame/require-curator.ts';
import { BackToBands } from '../back-to-bands.tsx';
import { loadDraftParams } from './draft-params.ts';
import { DraftsView } from './drafts-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.drafts');
  return { title: t('title') };
}

export default async function DraftsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/bands/drafts', searchParams);
  const t = await getTranslations('dashboard.drafts');
  const { page } = await loadDraftParams(searchParams);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <BackToBands />
      </PageHeader>
      <Prefetch
        queries={(trpc, client) => [client.prefetchQuery(trpc.draft.list.queryOptions({ page }))]}
      >
        <DraftsView />
      </Prefetch>
    </>
  );
}
