'use client';

import { SegmentedControl } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import styles from './language-switch.module.css';

interface LanguageSwitchProps {
  /** Remembers the choice and renders the page anew. */
  onChoose: (locale: string) => Promise<void>;
}

export function LanguageSwitch({ onChoose }: LanguageSwitchProps) {
  const t = useTranslations('site');
  const locale = useLocale();
  const [isPending, startTransition] = useTransition();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={locale}
      disabled={isPending}
      onChange={(chosen) => startTransition(() => onChoose(chosen))}
      data={[
        {
          value: 'ko',
          label: (
            <abbr className={styles.code} lang="ko" title={t('ko')}>
              한
            </abbr>
          ),
        },
        {
          value: 'en',
          label: (
            <abbr className={styles.code} lang="en" title={t('en')}>
              EN
            </abbr>
          ),
        },
      ]}
    />
  );
}
