'use client';

import { Button } from '@mantine/core';
import { IconHash } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './band-list.module.css';
import type { KeywordFilterPanelProps } from './keyword-filter-panel.tsx';

const KeywordFilterPanel = dynamic(() =>
  import('./keyword-filter-panel.tsx').then((module) => module.KeywordFilterPanel),
);

/** The keywords to filter by, once somebody asks for them. */
export function KeywordFilter({ chosen, onChoose }: KeywordFilterPanelProps) {
  const t = useTranslations('dashboard.bands.filters');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        h={32}
        variant="default"
        aria-expanded={isOpen}
        leftSection={<IconHash size={16} aria-hidden="true" />}
        onClick={() => setOpen(!isOpen)}
      >
        {t('byKeyword')}
      </Button>
      {isOpen && (
        <section className={styles.panel} aria-label={t('byKeyword')}>
          <KeywordFilterPanel chosen={chosen} onChoose={onChoose} />
        </section>
      )}
    </>
  );
}
