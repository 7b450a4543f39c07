'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/relative-time.tsx';
import type { BandForEditing } from '#server/schemas/band-edit.ts';
import { useTrpc } from '../../trpc-provider.tsx';
import { type BandDraft, listChangedFields, toDraft } from './band-draft.ts';
import styles from './band-form.module.css';

interface ConflictNoteProps {
  base: BandForEditing;
  /** The band as it is now. */
  theirs: BandForEditing;
  draft: BandDraft;
  isSaving: boolean;
  onKeepMine: () => void;
  onShowTheirs: () => void;
  onDiscard: () => void;
}

/** Somebody else was faster: what they changed, and three ways on. */
export function ConflictNote(props: ConflictNoteProps) {
  const { base, theirs, draft, isSaving, onKeepMine, onShowTheirs, onDiscard } = props;
  const t = useTranslations('dashboard.editing');
  const trpc = useTrpc();
  const { data } = useQuery(
    trpc.change.list.queryOptions(
      { subject: 'band', subjectId: base.bandId },
      { staleTime: 0, gcTime: 0 },
    ),
  );
  const [last] = data?.changes ?? [];
  const mine = listChangedFields(base, draft);
  const changed = Object.keys(listChangedFields(base, toDraft(theirs))) as (keyof typeof mine)[];
  return (
    <div className={styles.conflict} role="alert">
      <p className={styles.conflictTitle}>
        {t('conflict.title', { who: last?.curatorName ?? t('program') })}{' '}
        {last && <RelativeTime at={last.at} />}
      </p>
      <dl className={styles.differences}>
        {changed.map((field) => (
          <div key={field} className={styles.difference}>
            <dt>
              {field in mine
                ? t('conflict.both', { field: t(`fields.${field}`) })
                : t(`fields.${field}`)}
            </dt>
            <dd>{describe(theirs[field])}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.conflictButtons}>
        <Button size="compact-sm" loading={isSaving} onClick={onKeepMine}>
          {t('conflict.keepMine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onShowTheirs}>
          {t('conflict.showTheirs')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDiscard}>
          {t('conflict.discard')}
        </Button>
      </div>
    </div>
  );

  function describe(value: BandForEditing[keyof typeof mine]): string {
    if (typeof value === 'boolean' || value === null) {
      return value === null ? t('nothing') : t(`kinds.${value}`);
    }
    return typeof value === 'string' ? value : value.join(', ') || t('nothing');
  }
}
