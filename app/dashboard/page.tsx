import { getTranslations } from 'next-intl/server';
import { PageHeader } from './_frame/page-header.tsx';
import { requireCurator, type SearchParams } from './_frame/require-curator.ts';

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard', searchParams);
  const t = await getTranslations('dashboard.frame.pages');
  return <PageHeader title={t('overview')} />;
}
