'use client';

import { Pagination } from '@mantine/core';
import { useTranslations } from 'next-intl';
import styles from './page-bar.module.css';

export interface PageBarProps {
  /** From 1. Without all of these there is nothing to page. */
  page?: number;
  pageSize?: number;
  totalCount?: number;
  onPage?: (page: number) => void;
}

/** Which rows of how many are shown, and the way to the others. */
export function PageBar({ page, pageSize, totalCount, onPage }: PageBarProps) {
  const t = useTranslations('dashboard.frame.list');
  if (page === undefined || pageSize === undefined || totalCount === undefined || !onPage) {
    return null;
  }
  const pageCount = Math.max(1, Math.ceil(totalCount / pageSize));
  return (
    <div className={styles.pages}>
      <span className={styles.count}>
        {t('range', {
          from: totalCount === 0 ? 0 : (page - 1) * pageSize + 1,
          to: Math.min(page * pageSize, totalCount),
          total: totalCount,
        })}
      </span>
      {pageCount > 1 && (
        // Mantine's pages are a plain div, which can't carry a name.
        <nav aria-label={t('pages')}>
          <Pagination
            size="sm"
            total={pageCount}
            value={page}
            onChange={onPage}
            getControlProps={(control) => ({ 'aria-label': t(`controls.${control}`) })}
            getItemProps={(number) => ({ 'aria-label': t('page', { number }) })}
          />
        </nav>
      )}
    </div>
  );
}
