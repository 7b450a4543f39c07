import { getTranslations } from 'next-intl/server';
import { PageHeader } from '../_frame/page-header.tsx';
import { Prefetch } from '../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../_frame/require-curator.ts';
import { loadListState, toListInput } from './_list/list-state.ts';
import { MemberList } from './_list/member-list.tsx';

export async function generateMetadata() {
  const t = await getTranslations('dashboard.frame.pages');
  return { title: t('members') };
}

export default async function MembersPage({ searchParams }: { searchParams: SearchParams }) {
  await requireCurator('/dashboard/members', searchParams);
  const t = await getTranslations('dashboard');
  const input = toListInput(await loadListState(searchParams));
  return (
    <>
      <PageHeader title={t('frame.pages.members')} lead={t('members.lead')} />
      <Prefetch
        queries={(trpc, client) => [client.prefetchQuery(trpc.member.list.queryOptions(input))]}
      >
        <MemberList />
      </Prefetch>
    </>
  );
}
