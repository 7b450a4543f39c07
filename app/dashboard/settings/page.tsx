import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { CuratorSection } from './curator-section.tsx';
import { OwnAccount } from './own-account.tsx';
import styles from './settings.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.settings');
  return { title: t('title') };
}

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { role, curatorId } = await requireCurator('/dashboard/settings', searchParams);
  const t = await getTranslations('dashboard.settings');
  const isAdmin = role === 'admin';
  return (
    <>
      <PageHeader title={t('title')} lead={t(isAdmin ? 'leadAdmin' : 'lead')} />
      <Prefetch
        queries={(trpc, client) => [
          client.prefetchQuery(trpc.curator.account.queryOptions()),
          ...(isAdmin ? [client.prefetchQuery(trpc.curator.list.queryOptions())] : []),
        ]}
      >
        <div className={styles.sections}>
          <OwnAccount />
          {isAdmin && <CuratorSection ownId={curatorId} />}
        </div>
      </Prefetch>
    </>
  );
}
