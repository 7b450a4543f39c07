import { Button, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import styles from './failure-note.module.css';
import { readFailure } from './read-failure.ts';

interface FailureNoteProps {
  error: unknown;
  onRetry: () => void;
  /** What couldn't be done, where the reason alone wouldn't say it. */
  what?: string;
}

/** What happened, and the way out. */
export function FailureNote({ error, onRetry, what }: FailureNoteProps) {
  const t = useTranslations();
  return (
    <div className={styles.note} role="alert">
      <div className={styles.text}>
        <Text fw={600}>{what ?? t('failure.title')}</Text>
        <Text c="dimmed">{t(`failure.${readFailure(error)}`)}</Text>
      </div>
      <Button size="sm" variant="default" onClick={onRetry}>
        {t('actions.retry')}
      </Button>
    </div>
  );
}
