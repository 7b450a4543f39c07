'use client';

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './band-panel.module.css';

/** For a band without a description: the draft that waits, or the way to one; nothing while drafts are off. */
export function DescriptionDraft({ bandId }: { bandId: number }) {
  const t = useTranslations('dashboard.drafts.band');
  const trpc = useTrpc();
  const client = useQueryClient();
  const { data } = useQuery(trpc.draft.ofBand.queryOptions({ bandId }));
  const write = useMutation(
    trpc.draft.write.mutationOptions({
      onSuccess: (draft) => {
        client.setQueryData(trpc.draft.ofBand.queryKey({ bandId }), { isOn: true, draft });
        return client.invalidateQueries({ queryKey: trpc.draft.list.queryKey() });
      },
    }),
  );
  if (write.error) {
    return <FailureNote error={write.error} onRetry={() => write.mutate({ bandId })} />;
  }
  if (data?.draft) {
    return (
      <div className={styles.draft}>
        <p className={styles.quiet}>{t('waiting')}</p>
        <p>{data.draft.text}</p>
        <Link className={styles.link} href="/dashboard/bands/drafts" prefetch={false}>
          {t('decide')}
        </Link>
      </div>
    );
  }
  if (!data?.isOn) return null;
  return (
    <div className={styles.draft}>
      <Button
        variant="default"
        size="sm"
        loading={write.isPending}
        onClick={() => write.mutate({ bandId })}
      >
        {t('write')}
      </Button>
    </div>
  );
}
