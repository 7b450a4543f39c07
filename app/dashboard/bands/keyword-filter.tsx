'use client';

import { IconHash } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { DisclosureButton } from '../_shared/disclosure-button.tsx';
import styles from './band-list.module.css';
import type { KeywordFilterPanelProps } from './keyword-filter-panel.tsx';

const KeywordFilterPanel = dynamic(() =>
  import('./keyword-filter-panel.tsx').then((module) => module.KeywordFilterPanel),
);

/** The keywords to filter by, once somebody asks for them. */
export function KeywordFilter({ chosen, onChoose }: KeywordFilterPanelProps) {
  const t = useTranslations('dashboard.bands.filters');
  return (
    <DisclosureButton label={t('byKeyword')} icon={<IconHash size={16} aria-hidden="true" />}>
      {() => (
        <section className={styles.panel} aria-label={t('byKeyword')}>
          <KeywordFilterPanel chosen={chosen} onChoose={onChoose} />
        </section>
      )}
    </DisclosureButton>
  );
}
