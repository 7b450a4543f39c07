import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLoader } from 'nuqs/server';
import { PageHeader } from '../../_frame/page-header.tsx';
import { Prefetch } from '../../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../../_frame/require-curator.ts';
import { BackToBands } from '../back-to-bands.tsx';
import { importParsers, toRowsInput } from './import-params.ts';
import { ImportView } from './import-view.tsx';

const loadParams = createLoader(importParsers);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.import');
  return { title: t('title') };
}

export default async function ImportPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/bands/import', searchParams);
  const t = await getTranslations('dashboard.import');
  const { import: importId, ...params } = await loadParams(searchParams);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <BackToBands />
      </PageHeader>
      <Prefetch
        queries={(trpc, client) => [
          importId
            ? client
                .fetchQuery(trpc.import.get.queryOptions({ importId }))
                .then((found) =>
                  client.prefetchQuery(trpc.import.rows.queryOptions(toRowsInput(found, params))),
                )
            : client.prefetchQuery(trpc.import.list.queryOptions()),
        ]}
      >
        <ImportView />
      </Prefetch>
    </>
  );
}
