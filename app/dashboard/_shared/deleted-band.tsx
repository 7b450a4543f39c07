'use client';

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { BandAvatar } from '#components/band-avatar.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { KeywordChips } from '#components/keyword-chips.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import styles from './band-panel.module.css';
import { BandPanelSkeleton } from './band-panel-skeleton.tsx';
import { HistoryOnDemand } from './history-on-demand.tsx';
import { LongText } from './long-text.tsx';
import { useEditFailure } from './use-edit-failure.ts';

interface DeletedBandProps {
  bandId: number;
  onRestored: (groupId: string) => void;
}

/** A band in the trash: what it was, who put it there and when, and the way back; or that there is none. */
export function DeletedBand({ bandId, onRestored }: DeletedBandProps) {
  const t = useTranslations('dashboard.bands');
  const editing = useTranslations('dashboard.editing');
  const trpc = useTrpc();
  const client = useQueryClient();
  const describeFailure = useEditFailure();
  const {
    data: band,
    error,
    refetch,
  } = useQuery(trpc.band.inspectDeleted.queryOptions({ bandId }, { staleTime: 0 }));
  const restore = useMutation(
    trpc.band.bulk.mutationOptions({
      onSuccess: async ({ groupId }) => {
        if (groupId) onRestored(groupId);
        await client.invalidateQueries();
      },
    }),
  );
  if (error) {
    return (
      <div className={styles.message}>
        <FailureNote error={error} what={t('panel.failed')} onRetry={() => refetch()} />
      </div>
    );
  }
  if (band === undefined) return <BandPanelSkeleton />;
  if (band === null) {
    return (
      <div className={styles.message}>
        <EmptyState title={t('panel.notFound')} text={t('panel.notFoundText')} />
      </div>
    );
  }
  const kind = band.isBand === null ? 'unknown' : band.isBand ? 'band' : 'solo';
  return (
    <div className={styles.content}>
      <header className={styles.head}>
        <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={56} />
        <div className={styles.names}>
          <h2 className={styles.name}>{band.bandName || t('nameless')}</h2>
          <div className={styles.under}>{t(`kind.${kind}`)}</div>
        </div>
      </header>
      <div className={styles.deleted}>
        <p className={styles.questionText}>{t('panel.inTrash')}</p>
        <p className={styles.quiet}>
          {band.deletedBy && `${t('panel.deletedBy', { name: band.deletedBy })} · `}
          <RelativeTime at={band.deletedAt} />
        </p>
        <Button
          size="sm"
          loading={restore.isPending}
          onClick={() =>
            restore.mutate({ selection: { bandIds: [bandId] }, action: { kind: 'restore' } })
          }
        >
          {editing('bulk.restore')}
        </Button>
        {restore.error && <p role="alert">{describeFailure(restore.error)}</p>}
      </div>
      <KeywordChips keywords={band.keywords} max={band.keywords.length} />
      {band.description?.trim() ? (
        <LongText text={band.description.trim()} />
      ) : (
        <p className={styles.quiet}>{t('panel.noDescription')}</p>
      )}
      <HistoryOnDemand subject="band" subjectId={bandId} />
    </div>
  );
}
