'use client';

import { Modal } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useOpenBand } from '../_shared/use-open-band.ts';
import { rememberChoice } from './recent-choices.ts';
import styles from './search-dialog.module.css';
import { SearchPanel } from './search-panel.tsx';
import type { SearchItem } from './use-search-groups.ts';

interface SearchDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Finds whatever has a name and goes there: a band opens beside the page that one is on. */
export function SearchDialog({ isOpen, onClose }: SearchDialogProps) {
  const t = useTranslations('dashboard.frame.search');
  const router = useRouter();
  const [, openBand] = useOpenBand();
  const [typed, setTyped] = useState('');
  // Where one goes takes the focus, and not the button that one came from.
  const [isLeaving, setLeaving] = useState(false);
  const choose = ({ target }: SearchItem) => {
    setLeaving(true);
    setTyped('');
    onClose();
    if (target.kind === 'page') return router.push(target.page.href);
    rememberChoice(target);
    switch (target.kind) {
      case 'band':
        return openBand(Number(target.id));
      case 'member':
        return router.push(`/dashboard/members/${encodeURIComponent(target.id)}`);
      case 'keyword':
        return router.push(`/dashboard/bands?keyword=${encodeURIComponent(target.id)}`);
    }
  };
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      onEnterTransitionEnd={() => setLeaving(false)}
      returnFocus={!isLeaving}
      size={600}
      yOffset="12vh"
    >
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content className={styles.dialog} aria-label={t('open')}>
        <Modal.Body p={0}>
          <SearchPanel typed={typed} onType={setTyped} onChoose={choose} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
