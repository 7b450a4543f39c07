'use client';

import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import styles from './frame.module.css';

const SearchDialog = dynamic(() => import('./search-dialog.tsx').then((m) => m.SearchDialog));

/** ⌘K: bands, members, keywords and pages. The dialog's code comes when it is first asked for. */
export function SearchButton() {
  const t = useTranslations('dashboard.frame.search');
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    setOpen(true);
  };
  useHotkeys(
    [
      ['mod+K', open],
      // While a Korean keyboard is on, the same key says ㅏ.
      ['mod+K', open, { usePhysicalKeys: true }],
    ],
    [],
  );
  return (
    <>
      <button
        type="button"
        className={styles.search}
        onClick={open}
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
      >
        <IconSearch size={16} aria-hidden="true" />
        <span className={styles.searchLabel}>{t('open')}</span>
        <span className={styles.keys} aria-hidden="true">
          {useShortcut()}
        </span>
      </button>
      {isWanted && <SearchDialog isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}

const neverChanges = () => () => {};

/** Known in the browser only: the server draws nothing, so that the two agree. */
function useShortcut(): string {
  return useSyncExternalStore(
    neverChanges,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'),
    () => '',
  );
}
