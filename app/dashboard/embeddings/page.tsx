import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { ModelsSection } from './_models/models-section.tsx';
import { embeddingJobsInput } from './embedding-jobs-input.ts';
import { EmbeddingsView } from './embeddings-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.embeddings');
  return { title: t('title') };
}

export default async function EmbeddingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { role } = await requireCurator('/dashboard/embeddings', searchParams);
  const t = await getTranslations('dashboard.embeddings');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Prefetch
        queries={(trpc, client) => [
          client.prefetchQuery(trpc.embedding.coverage.queryOptions()),
          client.prefetchQuery(trpc.embedding.models.queryOptions()),
          client.prefetchQuery(trpc.job.list.queryOptions(embeddingJobsInput)),
        ]}
      >
        <EmbeddingsView models={<ModelsSection isAdmin={role === 'admin'} />} />
      </Prefetch>
    </>
  );
}
