import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { createLoader } from 'nuqs/server';
import { PageHeader } from '../../_frame/page-header.tsx';
import { Prefetch } from '../../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../../_frame/require-curator.ts';
import styles from './import.module.css';
import { importParsers } from './import-params.ts';
import { ImportView } from './import-view.tsx';

const loadParams = createLoader(importParsers);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.import');
  return { title: t('title') };
}

export default async function ImportPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/bands/import', searchParams);
  const t = await getTranslations('dashboard.import');
  const { import: importId } = await loadParams(searchParams);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <Link className={styles.back} href="/dashboard/bands">
          {t('back')}
        </Link>
      </PageHeader>
      <Prefetch
        queries={(trpc, client) => [
          importId
            ? client.prefetchQuery(trpc.import.get.queryOptions({ importId }))
            : client.prefetchQuery(trpc.import.list.queryOptions()),
        ]}
      >
        <ImportView />
      </Prefetch>
    </>
  );
}
