'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import styles from './frame.module.css';
import { isCurrent, NAV_GROUPS } from './nav-items.ts';

/** The list of pages, in groups; also in the phone's drawer. */
export function NavLinks({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslations('dashboard.frame.pages');
  const pathname = usePathname();
  return (
    <>
      {NAV_GROUPS.map((group) => (
        <ul key={group[0].key} className={styles.group}>
          {group.map(({ key, href, Icon }) => (
            <li key={key}>
              <Link
                className={styles.link}
                href={href}
                prefetch={false}
                aria-current={isCurrent(href, pathname) ? 'page' : undefined}
                title={t(key)}
                onClick={onNavigate}
              >
                <Icon size={18} aria-hidden="true" />
                <span className={styles.linkLabel}>{t(key)}</span>
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </>
  );
}
