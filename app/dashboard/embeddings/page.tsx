import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { ModelsSection } from './_models/models-section.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.models');
  return { title: t('page.title') };
}

export default async function EmbeddingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { role } = await requireCurator('/dashboard/embeddings', searchParams);
  const t = await getTranslations('dashboard.models');
  return (
    <>
      <PageHeader title={t('page.title')} lead={t('page.lead')} />
      <Prefetch
        queries={(trpc, client) => [client.prefetchQuery(trpc.embedding.models.queryOptions())]}
      >
        <ModelsSection isAdmin={role === 'admin'} />
      </Prefetch>
    </>
  );
}
