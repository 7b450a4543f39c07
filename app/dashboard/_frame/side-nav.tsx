'use client';

import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Wordmark } from '#components/wordmark.tsx';
import styles from './frame.module.css';
import { NavLinks } from './nav-links.tsx';
import { NAV_COOKIE } from './nav-state.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** On the left from tablets up; folds to icons, remembered in a cookie so that the server draws it right. */
export function SideNav({ isFolded: isFoldedAtFirst }: { isFolded: boolean }) {
  const t = useTranslations('dashboard.frame');
  const [isFolded, setFolded] = useState(isFoldedAtFirst);
  const toggle = () => {
    setFolded(!isFolded);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${NAV_COOKIE}=${isFolded ? 'open' : 'folded'}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  };
  const Icon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.side} data-folded={isFolded} aria-label={t('navigation')}>
      <div className={styles.brand}>
        <Wordmark />
      </div>
      <NavLinks />
      <button type="button" className={styles.fold} onClick={toggle} aria-expanded={!isFolded}>
        <Icon size={18} aria-hidden="true" />
        <span className={styles.linkLabel}>{t(isFolded ? 'unfold' : 'fold')}</span>
      </button>
    </nav>
  );
}
