'use client';

import { Button, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './embeddings.module.css';
import { StartPanel } from './start-panel.tsx';

export const SCOPES = ['missing', 'stale', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** What can be started; each tells what it would take before it begins. */
export function MakeSection() {
  const t = useTranslations('dashboard.embeddings.actions');
  const [chosen, setChosen] = useState<Scope>();
  return (
    <section className={styles.section} aria-labelledby="make-title">
      <Title order={2} size="h4" id="make-title">
        {t('title')}
      </Title>
      <ul className={styles.scopes}>
        {SCOPES.map((scope) => (
          <li key={scope} className={styles.scope}>
            <Button
              variant="default"
              aria-expanded={chosen === scope}
              onClick={() => setChosen(chosen === scope ? undefined : scope)}
            >
              {t(`${scope}.name`)}
            </Button>
            <Text size="sm" c="dimmed">
              {t(`${scope}.text`)}
            </Text>
          </li>
        ))}
      </ul>
      {chosen && <StartPanel key={chosen} scope={chosen} onClose={() => setChosen(undefined)} />}
    </section>
  );
}
