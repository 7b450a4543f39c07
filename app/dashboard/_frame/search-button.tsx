'use client';

import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './frame.module.css';

const SearchDialog = dynamic(() => import('./search-dialog.tsx').then((m) => m.SearchDialog));

/** ⌘K: bands, members and pages. The dialog's code comes when it is first asked for. */
export function SearchButton() {
  const t = useTranslations('dashboard.frame.search');
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    setOpen(true);
  };
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button type="button" className={styles.search} onClick={open}>
        <IconSearch size={16} aria-hidden="true" />
        <span className={styles.searchLabel}>{t('open')}</span>
        <span className={styles.keys} aria-hidden="true">
          ⌘K
        </span>
      </button>
      {isWanted && <SearchDialog isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}
