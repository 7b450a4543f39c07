'use client';

import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import { BandDetails } from './band-details.tsx';
import styles from './band-panel.module.css';
import { BandPanelSkeleton } from './band-panel-skeleton.tsx';
import { UndoNotice } from './undo-notice.tsx';

const BandEditor = dynamic(() => import('./band-editor.tsx').then((module) => module.BandEditor), {
  loading: BandPanelSkeleton,
});
const DeletedBand = dynamic(
  () => import('./deleted-band.tsx').then((module) => module.DeletedBand),
  { loading: BandPanelSkeleton },
);
const NewBandForm = dynamic(
  () => import('./new-band-form.tsx').then((module) => module.NewBandForm),
  { loading: BandPanelSkeleton },
);

interface BandPanelProps {
  subject: number | 'new';
  /** The address leads elsewhere, but the form isn't saved. */
  isLeaving: boolean;
  onUnsaved: (isUnsaved: boolean) => void;
  /** Leads the address back here. */
  onStay: () => void;
  onOpen: (subject: number | 'new' | null) => void;
}

/** What happened last in the panel, while it can be taken back. */
interface Outcome {
  bandId: number;
  groupId: string;
  kind: 'saved' | 'created' | 'deleted' | 'restored';
}

/** Beside the page, not over it: another row or point can be clicked while it is open. */
export function BandPanel({ subject, isLeaving, onUnsaved, onStay, onOpen }: BandPanelProps) {
  const t = useTranslations('dashboard.editing');
  const words = useTranslations('dashboard.bands.panel');
  const [editedId, setEditedId] = useState<number>();
  const [outcome, setOutcome] = useState<Outcome>();
  const panel = useFocusWhileOpen(subject);
  const close = () => onOpen(null);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) close();
  };
  const leaveEditor = () => {
    onUnsaved(false);
    setEditedId(undefined);
    panel.current?.focus();
  };
  const notice = outcome && outcome.bandId === subject && (
    <UndoNotice groupId={outcome.groupId} onClose={() => setOutcome(undefined)}>
      {t(`outcome.${outcome.kind}`)}
    </UndoNotice>
  );
  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={words('title')}
      tabIndex={-1}
      onKeyDown={closeOnEscape}
    >
      <CloseButton className={styles.close} onClick={close} aria-label={words('close')} />
      {isLeaving && (
        <LeaveQuestion
          onStay={onStay}
          onDiscard={() => [setEditedId(undefined), onUnsaved(false)]}
        />
      )}
      {subject === 'new' ? (
        <NewBandForm
          onUnsaved={onUnsaved}
          onCancel={close}
          onCreated={(bandId, groupId) => {
            onUnsaved(false);
            setOutcome({ bandId, groupId, kind: 'created' });
            onOpen(bandId);
          }}
        />
      ) : editedId === subject ? (
        <BandEditor
          key={subject}
          bandId={subject}
          onUnsaved={onUnsaved}
          onCancel={leaveEditor}
          onDone={(kind, groupId) => {
            setOutcome(groupId === null ? undefined : { bandId: subject, groupId, kind });
            leaveEditor();
          }}
        />
      ) : (
        <Looked
          bandId={subject}
          notice={notice}
          onEdit={() => setEditedId(subject)}
          onRestored={(groupId) => setOutcome({ bandId: subject, groupId, kind: 'restored' })}
        />
      )}
    </section>
  );
}

/** The band as it is. */
function Looked({
  bandId,
  notice,
  onEdit,
  onRestored,
}: {
  bandId: number;
  notice: ReactNode;
  onEdit: () => void;
  onRestored: (groupId: string) => void;
}) {
  const t = useTranslations('dashboard.bands.panel');
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.band.inspect.queryOptions({ bandId }));
  const isGone = error?.data?.appCode === 'BAND_NOT_FOUND';
  const content = useRef<HTMLDivElement>(null);
  // What was pressed (undo, restore) may have gone with the former content, and the focus with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it went where the content changed
  useEffect(() => {
    if (document.activeElement === document.body) {
      content.current?.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
    }
  }, [isGone]);
  return (
    <div ref={content} aria-busy={!data && !error}>
      {data && !isGone && <BandDetails key={bandId} band={data} notice={notice} onEdit={onEdit} />}
      {!data && !error && <BandPanelSkeleton />}
      {isGone && (
        <>
          {notice && (
            <div className={styles.gone} role="status">
              {notice}
            </div>
          )}
          <DeletedBand key={bandId} bandId={bandId} onRestored={onRestored} />
        </>
      )}
      {error && !isGone && !data && (
        <div className={styles.message}>
          <FailureNote error={error} what={t('failed')} onRetry={() => refetch()} />
        </div>
      )}
    </div>
  );
}

function LeaveQuestion({ onStay, onDiscard }: { onStay: () => void; onDiscard: () => void }) {
  const t = useTranslations('dashboard.editing.leave');
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div className={styles.question} role="alertdialog" aria-label={t('title')}>
      <p className={styles.questionText}>{t('title')}</p>
      <div className={styles.actions}>
        <Button ref={stay} size="sm" onClick={onStay}>
          {t('stay')}
        </Button>
        <Button size="sm" variant="default" onClick={onDiscard}>
          {t('discard')}
        </Button>
      </div>
    </div>
  );
}

/** The panel takes the focus for each band, and gives it back to where it came from at the end. */
function useFocusWhileOpen(subject: number | 'new') {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another band is another content
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollTo(0, 0);
  }, [subject]);
  return panel;
}
