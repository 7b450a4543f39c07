import { getTranslations } from 'next-intl/server';
import { labelMember } from '#components/member-label.ts';
import { Prefetch } from '../../_frame/prefetch.tsx';
import { requireCurator, type SearchParams } from '../../_frame/require-curator.ts';
import { MemberPage } from '../_story/member-page.tsx';
import { loadStoryState } from '../_story/story-state.ts';

interface Props {
  params: Promise<{ externalId: string }>;
  searchParams: SearchParams;
}

/** Longer than any id there is: such a member is looked for and not found. */
const LONGEST_ID = 36;

async function readExternalId(params: Props['params']): Promise<string> {
  const { externalId } = await params;
  try {
    return decodeURIComponent(externalId).slice(0, LONGEST_ID);
  } catch {
    return externalId.slice(0, LONGEST_ID);
  }
}

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('dashboard.members.one');
  return { title: t('title', { label: labelMember(await readExternalId(params)) }) };
}

export default async function Page({ params, searchParams }: Props) {
  const externalId = await readExternalId(params);
  await requireCurator(`/dashboard/members/${encodeURIComponent(externalId)}`, searchParams);
  const { set } = await loadStoryState(searchParams);
  return (
    <Prefetch
      queries={(trpc, client) => [
        client.prefetchQuery(trpc.member.get.queryOptions({ externalId })),
        client.prefetchQuery(trpc.member.set.queryOptions({ externalId, set: set ?? 'stored' })),
      ]}
    >
      <MemberPage externalId={externalId} />
    </Prefetch>
  );
}
