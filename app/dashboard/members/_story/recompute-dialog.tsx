'use client';

import { Button, Modal, Skeleton, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { BandAvatar } from '#components/band-avatar.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import type { BandMark, MemberStory } from '#server/schemas/member.ts';
import { useTrpc } from '../../../trpc-provider.tsx';
import styles from './recompute-dialog.module.css';

interface RecomputeDialogProps {
  member: MemberStory;
  onClose: () => void;
  onDone: () => void;
}

/** Shows first what would change; stores it only when told to. */
export function RecomputeDialog({ member, onClose, onDone }: RecomputeDialogProps) {
  const t = useTranslations('dashboard.members.recompute');
  const trpc = useTrpc();
  const client = useQueryClient();
  const { externalId } = member;
  const rehearsal = useQuery({
    ...trpc.member.set.queryOptions({ externalId, set: 'live' }),
    staleTime: 0,
    gcTime: 0,
  });
  const recompute = useMutation({
    ...trpc.member.recompute.mutationOptions(),
    onSuccess: async () => {
      await client.invalidateQueries(trpc.member.pathFilter());
      onDone();
    },
  });
  const bands = rehearsal.data?.explanation?.bands;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Text c="dimmed">{t('text')}</Text>
      {rehearsal.error && (
        <FailureNote
          what={t('previewFailed')}
          error={rehearsal.error}
          onRetry={() => rehearsal.refetch()}
        />
      )}
      {!rehearsal.error && (!bands || rehearsal.isFetching) && (
        <Skeleton height={180} my="md" role="status" aria-label={t('loading')} />
      )}
      {!rehearsal.error && bands && !rehearsal.isFetching && (
        <Comparison before={member.set?.bands ?? []} after={bands} />
      )}
      {recompute.error && (
        <FailureNote
          what={t('failed')}
          error={recompute.error}
          onRetry={() => recompute.mutate({ externalId })}
        />
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          disabled={!bands || rehearsal.isFetching}
          loading={recompute.isPending}
          onClick={() => recompute.mutate({ externalId })}
        >
          {t('save')}
        </Button>
      </div>
    </Modal>
  );
}

interface ComparisonProps {
  before: readonly BandMark[];
  after: readonly BandMark[];
}

function Comparison({ before, after }: ComparisonProps) {
  const t = useTranslations('dashboard.members.recompute');
  const has = (bands: readonly BandMark[], { bandId }: BandMark) =>
    bands.some((band) => band.bandId === bandId);
  const groups = {
    came: after.filter((band) => !has(before, band)),
    kept: after.filter((band) => has(before, band)),
    gone: before.filter((band) => !has(after, band)),
  };
  if (groups.came.length + groups.gone.length === 0)
    return <p className={styles.same}>{t('same')}</p>;
  return (
    <div className={styles.groups}>
      {(['came', 'kept', 'gone'] as const).map((key) => (
        <section key={key} className={styles.group} data-kind={key} aria-label={t(key)}>
          <h3 className={styles.heading}>{t(key)}</h3>
          {groups[key].length === 0 && <p className={styles.nobody}>{t('nobody')}</p>}
          <ul className={styles.bands}>
            {groups[key].map((band) => (
              <li key={band.bandId} className={styles.band}>
                <BandAvatar name={band.bandName} keywords={band.keywords} sizePx={28} />
                {band.bandName}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
