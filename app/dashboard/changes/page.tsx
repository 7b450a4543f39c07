import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { nextCursor } from '../_shared/next-cursor.ts';
import { loadChangeParams } from './change-params.ts';
import { ChangesView } from './changes-view.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.editing');
  return { title: t('changesTitle') };
}

export default async function ChangesPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/changes', searchParams);
  const t = await getTranslations('dashboard.editing');
  const { of } = await loadChangeParams(searchParams);
  return (
    <>
      <PageHeader title={t('changesTitle')} lead={t('changesLead')} />
      <Prefetch
        queries={(trpc, client) => [
          client.prefetchInfiniteQuery(
            trpc.change.list.infiniteQueryOptions(
              { subject: of ?? undefined },
              { getNextPageParam: nextCursor },
            ),
          ),
        ]}
      >
        <ChangesView />
      </Prefetch>
    </>
  );
}
