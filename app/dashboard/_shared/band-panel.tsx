'use client';

import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { EmptyState } from '#components/empty-state.tsx';
import { FailureNote } from '#components/failure-note.tsx';
import { useTrpc } from '../../trpc-provider.tsx';
import { BandDetails } from './band-details.tsx';
import styles from './band-panel.module.css';
import { BandPanelSkeleton } from './band-panel-skeleton.tsx';

interface BandPanelProps {
  bandId: number;
  onClose: () => void;
}

/** Beside the page, not over it: another row or point can be clicked while it is open. */
export function BandPanel({ bandId, onClose }: BandPanelProps) {
  const t = useTranslations('dashboard.bands.panel');
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.band.inspect.queryOptions({ bandId }));
  const panel = useFocusWhileOpen(bandId);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
  };
  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={t('title')}
      aria-busy={!data && !error}
      tabIndex={-1}
      onKeyDown={closeOnEscape}
    >
      <CloseButton className={styles.close} onClick={onClose} aria-label={t('close')} />
      {data && <BandDetails key={bandId} band={data} />}
      {!data && !error && <BandPanelSkeleton />}
      {!data && error && (
        <div className={styles.message}>
          {error.data?.appCode === 'BAND_NOT_FOUND' ? (
            <EmptyState title={t('notFound')} text={t('notFoundText')} />
          ) : (
            <FailureNote error={error} what={t('failed')} onRetry={() => refetch()} />
          )}
        </div>
      )}
    </section>
  );
}

/** The panel takes the focus for each band, and gives it back to where it came from at the end. */
function useFocusWhileOpen(bandId: number) {
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
  }, [bandId]);
  return panel;
}
