import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { HistoryLink } from '../_shared/history-link.tsx';
import { loadKeywordListParams, toListInput } from './keyword-list-params.ts';
import { KeywordListView } from './keyword-list-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.keywords');
  return { title: t('title') };
}

export default async function KeywordsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/keywords', searchParams);
  const t = await getTranslations('dashboard.keywords');
  const params = await loadKeywordListParams(searchParams);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <HistoryLink />
      </PageHeader>
      <Prefetch
        queries={(trpc, client) => [
          client.prefetchQuery(trpc.keyword.browse.queryOptions(toListInput(params))),
        ]}
      >
        <KeywordListView />
      </Prefetch>
    </>
  );
}
