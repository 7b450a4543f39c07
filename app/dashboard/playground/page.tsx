import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLoader } from 'nuqs/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { PlaygroundView } from './playground-view.tsx';
import { playgroundParsers, toComparisonInput } from './search-params.ts';

const loadState = createLoader(playgroundParsers);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.playground');
  return { title: t('title') };
}

export default async function PlaygroundPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/playground', searchParams);
  const t = await getTranslations('dashboard.playground');
  const input = toComparisonInput(await loadState(searchParams));
  return (
    <div data-wide>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Prefetch
        queries={(trpc, client) => [
          client.prefetchQuery(trpc.keyword.list.queryOptions()),
          ...(input.bandIds.length > 0
            ? [
                client.prefetchQuery(trpc.band.byIds.queryOptions({ bandIds: input.bandIds })),
                client.prefetchQuery(trpc.recommendation.compare.queryOptions(input)),
              ]
            : []),
        ]}
      >
        <PlaygroundView />
      </Prefetch>
    </div>
  );
}
