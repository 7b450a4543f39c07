'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { labelMember } from '#components/member-label.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import { PageHeader } from '../../_frame/page-header.tsx';
import { MemberSkeleton } from './member-skeleton.tsx';
import { MemberView } from './member-view.tsx';

/** One member, in whichever state the answer is: on its way, nobody, failed, there. */
export function MemberPage({ externalId }: { externalId: string }) {
  const t = useTranslations('dashboard.members.one');
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.member.get.queryOptions({ externalId }));
  if (data) return <MemberView member={data} />;
  const title = t('title', { label: labelMember(externalId) });
  if (!error) return <MemberSkeleton title={title} />;
  return (
    <>
      <PageHeader title={title} />
      {error.data?.appCode === 'MEMBER_NOT_FOUND' ? (
        <EmptyState
          title={t('notFound')}
          text={t('notFoundText')}
          action={
            <Button component={Link} href="/dashboard/members" variant="default" size="sm">
              {t('back')}
            </Button>
          }
        />
      ) : (
        <FailureNote what={t('failed')} error={error} onRetry={() => refetch()} />
      )}
    </>
  );
}
