'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ListColumn } from '#components/list-table.tsx';
import { useNameList } from '#components/use-name-list.ts';
import type { ListedKeyword } from '#server/schemas/keyword-list.ts';
import type { KeywordListSortKey } from '#server/schemas/keyword-list-words.ts';
import styles from './keyword-list.module.css';

/** What the list shows of a keyword. */
export function useKeywordColumns(): ListColumn<ListedKeyword, KeywordListSortKey>[] {
  const t = useTranslations('dashboard.keywords');
  return [
    {
      key: 'keyword',
      label: t('columns.keyword'),
      sortKey: 'keyword',
      render: (row) => <KeywordCell row={row} />,
    },
    {
      key: 'bands',
      label: t('columns.bands'),
      sortKey: 'bands',
      isNumber: true,
      width: '120px',
      render: ({ bandCount }) =>
        bandCount > 0 ? (
          t('bands', { count: bandCount })
        ) : (
          <span className={styles.unused}>{t('noBands')}</span>
        ),
    },
    {
      key: 'members',
      label: t('columns.members'),
      sortKey: 'members',
      isNumber: true,
      width: '140px',
      render: ({ memberCount }) => t('members', { count: memberCount }),
    },
    {
      key: 'recommendations',
      label: t('columns.recommendations'),
      sortKey: 'recommendations',
      isNumber: true,
      isSecondary: true,
      width: '160px',
      render: ({ recommendationCount }) => t('recommendations', { count: recommendationCount }),
    },
  ];
}

function KeywordCell({ row }: { row: ListedKeyword }) {
  const t = useTranslations('dashboard.keywords');
  const listNames = useNameList();
  return (
    <span className={styles.cell}>
      <Link
        className={styles.keyword}
        href={`/dashboard/bands?keyword=${row.keywordId}`}
        prefetch={false}
        title={t('showBands', { keyword: row.keyword })}
      >
        {row.keyword}
      </Link>
      {row.twins.length > 0 && (
        <span className={styles.twins}>
          {t('twins', { names: listNames(row.twins.map(({ keyword }) => keyword)) })}
        </span>
      )}
    </span>
  );
}
