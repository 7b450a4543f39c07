'use client';

import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { FILE_FORMATS } from '#server/schemas/import-words.ts';
import { bandListParsers, toFilterInput } from './band-list-params.ts';
import styles from './export-menu.module.css';

/** The way to imports, and files of what the filters leave. */
export function ExportMenu() {
  const t = useTranslations('dashboard.import.export');
  const [params] = useQueryStates(bandListParsers);
  const filter = Object.entries(toFilterInput(params)).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return (
    <>
      <Button
        component={Link}
        href="/dashboard/bands/import"
        prefetch={false}
        variant="default"
        leftSection={<IconUpload size={16} aria-hidden="true" />}
      >
        {t('import')}
      </Button>
      <details className={styles.menu}>
        <summary className={styles.summary}>
          <IconDownload size={16} aria-hidden="true" />
          {t('export')}
        </summary>
        <div className={styles.choices}>
          <p className={styles.note}>{t('note')}</p>
          {FILE_FORMATS.map((format) => (
            <a
              key={format}
              className={styles.choice}
              href={`/api/bands/export?${new URLSearchParams([['format', format], ...filter])}`}
              download
            >
              {t(format)}
            </a>
          ))}
        </div>
      </details>
    </>
  );
}
