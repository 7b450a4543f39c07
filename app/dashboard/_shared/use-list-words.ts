'use client';

import { useTranslations } from 'next-intl';
import type { ListWords } from './catalogue-list.tsx';

/** What one of the lists says of itself. */
export function useListWords(area: 'bands' | 'keywords'): ListWords {
  const t = useTranslations(`dashboard.${area}`);
  const editing = useTranslations('dashboard.editing');
  return {
    title: t('title'),
    search: t('search'),
    searchHint: t('searchHint'),
    failed: t('failed'),
    clear: t('clear'),
    noMatch: t('noMatch'),
    noMatchText: t('noMatchText'),
    empty: t('empty'),
    emptyText: t('emptyText'),
    selectRow: (name) => editing('selectRow', { name }),
  };
}
