import { Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PageHeader } from '../../_frame/page-header.tsx';

const CLUSTER_COUNT = 3;

/** The shape of a member's page. */
export function MemberSkeleton({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} lead={<Skeleton component="span" width={240} height={14} />} />
      <StorySkeleton />
    </>
  );
}

/** The shape of a set's story. */
export function StorySkeleton() {
  const t = useTranslations('dashboard.members.one');
  return (
    <div role="status" aria-busy="true" aria-label={t('loading')}>
      <Skeleton width={280} height={28} mb="sm" />
      {Array.from({ length: CLUSTER_COUNT }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no other name
        <Skeleton key={index} height={220} radius="lg" mb="xs" />
      ))}
    </div>
  );
}
