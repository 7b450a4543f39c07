'use client';

import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './frame.module.css';
import { isCurrent, NAV_GROUPS } from './nav-items.ts';

const PagesDrawer = dynamic(() => import('./pages-drawer.tsx').then((m) => m.PagesDrawer));

const SHORTCUT_COUNT = 4;

/** On phones: four pages within reach of the thumb, the rest behind a button. */
export function BottomNav() {
  const t = useTranslations('dashboard.frame');
  const pathname = usePathname();
  const [isWanted, setWanted] = useState(false);
  const [isOpen, { open, close }] = useDisclosure(false, { onOpen: () => setWanted(true) });
  return (
    <nav className={styles.bottom} aria-label={t('navigation')}>
      {NAV_GROUPS[0].slice(0, SHORTCUT_COUNT).map(({ key, href, Icon }) => (
        <Link
          key={key}
          className={styles.shortcut}
          href={href}
          prefetch={false}
          aria-current={isCurrent(href, pathname) ? 'page' : undefined}
        >
          <Icon size={20} aria-hidden="true" />
          {t(`pages.${key}`)}
        </Link>
      ))}
      <button type="button" className={styles.shortcut} onClick={open} aria-expanded={isOpen}>
        <IconMenu2 size={20} aria-hidden="true" />
        {t('more')}
      </button>
      {isWanted && <PagesDrawer isOpen={isOpen} onClose={close} />}
    </nav>
  );
}
