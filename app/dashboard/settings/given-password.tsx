'use client';

import { Button, CloseButton, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import styles from './settings.module.css';

export interface Given {
  email: string;
  password: string;
}

/** A password to hand over; nobody can show it a second time. */
export function GivenPassword({ email, password, onClose }: Given & { onClose: () => void }) {
  const t = useTranslations('dashboard.settings.given');
  return (
    <div className={styles.given} role="status">
      <div className={styles.givenText}>
        <span>{t('text', { email })}</span>
        <code className={styles.secret}>{password}</code>
      </div>
      <CopyButton value={password}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={copy}
          >
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
      <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
    </div>
  );
}
